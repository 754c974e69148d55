"""Cycles in what refers to what. Pure; knows no entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


def cycles(graph: Mapping[str, list[str]]) -> Iterator[list[str]]:
    """One cycle for every knot of ids that lead to each other: from its smallest id, the shortest way round.

    Knots are the strongly connected components (Tarjan 1972), found without recursion.
    """
    for knot in _components(graph):
        first = min(knot)
        if len(knot) > 1 or first in graph[first]:
            yield _shortest_round(graph, first, knot)


def _shortest_round(graph: Mapping[str, list[str]], first: str, knot: set[str]) -> list[str]:
    paths = [[first]]
    seen: set[str] = set()
    while paths:
        longer = []
        for path in paths:
            for following in graph[path[-1]]:
                if following == first:
                    return path
                if following in knot and following not in seen:
                    seen.add(following)
                    longer.append([*path, following])
        paths = longer
    raise AssertionError("a knot without a way round")


def _components(graph: Mapping[str, list[str]]) -> Iterator[set[str]]:
    index: dict[str, int] = {}
    low: dict[str, int] = {}
    stack: list[str] = []
    on_stack: set[str] = set()
    for root in sorted(graph):
        if root in index:
            continue
        work = [(root, iter(graph[root]))]
        index[root] = low[root] = len(index)
        stack.append(root)
        on_stack.add(root)
        while work:
            node, following = work[-1]
            for child in following:
                if child not in graph:
                    continue
                if child not in index:
                    index[child] = low[child] = len(index)
                    stack.append(child)
                    on_stack.add(child)
                    work.append((child, iter(graph[child])))
                    break
                if child in on_stack:
                    low[node] = min(low[node], index[child])
            else:
                work.pop()
                if work:
                    low[work[-1][0]] = min(low[work[-1][0]], low[node])
                if low[node] == index[node]:
                    knot: set[str] = set()
                    while node not in knot:
                        knot.add(stack.pop())
                    on_stack -= knot
                    yield knot
