"""No word tells how many people it is of: every size, every row, alone, and for who knows more."""

from itertools import combinations_with_replacement, product

import pytest

from stadswijzer.language.answer_words import (
    FEW,
    FEWEST_THEMES,
    FITS,
    FROM,
    MANY,
    RANK,
    STEP,
    WORDS,
    at_least,
    highest_step,
    is_rising,
    is_step,
    most_of,
    size_of,
    step_of,
    tells_too_much,
    word_of,
    words_of,
)

SIZES = range(5, 61)


def rows(size):
    """Every way in which so many people can be at level 1, 2 and 3 or higher."""
    return ((a, b, c) for c, b, a in combinations_with_replacement(range(size + 1), 3))


@pytest.mark.parametrize("size", SIZES)
def test_who_knows_how_many_answered_finds_three_counts_for_every_word(size):
    """Never nobody alone or everybody alone, and all the words that a size has are used."""
    fits = {}
    for count in range(size + 1):
        fits.setdefault(word_of(count, size), []).append(count)
    assert tuple(fits) == WORDS[size_of(size)]
    assert all(len(counts) >= FITS for counts in fits.values())


@pytest.mark.parametrize("size", SIZES)
def test_who_also_knows_her_own_answer_finds_two_counts_for_the_others(size):
    for own in (0, 1):
        fits = {}
        for others in range(size):
            fits.setdefault(word_of(others + own, size), set()).add(others)
        assert all(len(counts) >= 2 for counts in fits.values())
        assert {0} not in fits.values()
        assert {size - 1} not in fits.values()


@pytest.mark.parametrize("size", [5, 6, 7, 10, 11, 12, 15, 20, 33, 60])
def test_a_whole_row_tells_no_more_than_its_words_apart(size):
    """Three levels together: that none can be more than the one before it takes nothing away."""
    seen: dict[tuple[str, ...], list[set[int]]] = {}
    for row in rows(size):
        key = tuple(word_of(count, size) for count in row)
        assert not is_rising(key)
        for found, count in zip(seen.setdefault(key, [set(), set(), set()]), row, strict=True):
            found.add(count)
    for found in seen.values():
        for counts in found:
            assert len(counts) >= FITS
            assert counts not in ({0}, {size})


@pytest.mark.parametrize("size", [5, 6, 7, 11, 12])
def test_a_whole_row_and_an_own_answer_leave_two_counts(size):
    """The others are whoever they are: their counts by level, less the level of who asks."""
    for own in range(4):
        seen: dict[tuple[str, ...], list[set[int]]] = {}
        for others in rows(size - 1):
            row = [count + (own >= level) for level, count in enumerate(others, 1)]
            key = tuple(word_of(count, size) for count in row)
            for found, count in zip(seen.setdefault(key, [set(), set(), set()]), others, strict=True):
                found.add(count)
        assert all(len(counts) >= 2 for found in seen.values() for counts in found)


@pytest.mark.parametrize("size", [5, 6, 8, 11, 13])
def test_two_rounds_in_which_nobody_forgets_leave_three_counts_in_each(size):
    """The same people again, and everybody knows at least what they knew: two words for one level."""
    first: dict[tuple[str, str], set[int]] = {}
    second: dict[tuple[str, str], set[int]] = {}
    for before in range(size + 1):
        for after in range(before, size + 1):
            key = (word_of(before, size), word_of(after, size))
            first.setdefault(key, set()).add(before)
            second.setdefault(key, set()).add(after)
    for found in (first, second):
        assert all(len(counts) >= FITS for counts in found.values())


@pytest.mark.parametrize("size", [5, 6, 11])
def test_two_rounds_and_an_own_answer_in_each_leave_two_counts(size):
    for own in ((0, 0), (0, 1), (1, 1)):
        seen: dict[tuple[str, str], tuple[set[int], set[int]]] = {}
        for before in range(size):
            for after in range(before, size):
                key = (word_of(before + own[0], size), word_of(after + own[1], size))
                found = seen.setdefault(key, (set(), set()))
                found[0].add(before)
                found[1].add(after)
        assert all(len(counts) >= 2 for found in seen.values() for counts in found)


def test_a_word_proves_the_least_count_that_it_fits():
    for size in (FEW, MANY):
        for word in WORDS[size]:
            of_size = [n for n in SIZES if size_of(n) == size]
            least = min(count for n in of_size for count in range(n + 1) if word_of(count, n) == word)
            assert at_least(size, word) == least


def test_more_people_never_give_a_lower_word():
    for size in SIZES:
        ranks = [RANK[word_of(count, size)] for count in range(size + 1)]
        assert ranks == sorted(ranks)


def test_a_row_of_levels_gives_three_words():
    assert words_of((3, 2, 4, 3)) == ("half", "half", "under_half")
    assert words_of((0, 1, 1, 3)) == ("half", "half", "half")
    with pytest.raises(ValueError, match="4"):
        words_of((1, 1, 1, 1))


# themes


@pytest.mark.parametrize("responded", range(FROM, 81))
def test_a_step_of_themes_is_five_wide_and_the_last_is_open(responded):
    fits: dict[int, list[int]] = {}
    for count in range(responded + 1):
        step = step_of(count, responded)
        assert is_step(step, responded)
        most = most_of(step, responded)
        assert step <= count <= (responded if most is None else most)
        fits.setdefault(step, []).append(count)
    assert all(len(counts) >= STEP for counts in fits.values())
    assert list(fits) == list(range(0, highest_step(responded) + 1, STEP))


def test_the_example_of_the_contract():
    assert step_of(40, 44) == 40
    assert most_of(40, 44) is None
    assert most_of(15, 44) == 19


@pytest.mark.parametrize("responded", [20, 21, 23, 24])
@pytest.mark.parametrize("has_none", [True, False])
def test_a_list_that_is_written_leaves_three_numbers_in_every_row(responded, has_none):
    """One theme each: every list of two themes and those who named none, looked at as a whole."""
    seen: dict[tuple[int, ...], list[set[int]]] = {}
    for a, b in product(range(responded + 1), repeat=2):
        if a + b > responded:
            continue
        counts = [a, b, responded - a - b]
        key = tuple(step_of(count, responded) for count in counts)
        for found, count in zip(seen.setdefault(key, [set(), set(), set()]), counts, strict=True):
            found.add(count)
    told = 0
    for key, found in seen.items():
        themes, none = (key[:2], key[2]) if has_none else (key, None)
        if not tells_too_much(themes, none, responded):
            told += 1
            assert all(len(counts) >= FITS for counts in found)
            assert all(counts not in ({0}, {responded}) for counts in found)
    assert told


def test_several_themes_each_are_thought_of_too():
    """20 took part, 15 or more named none: whoever named one is at most 5, so that this theme is exactly 5."""
    assert tells_too_much([5, 0], 15, 20)
    assert not tells_too_much([0, 0], 15, 24)


def test_a_list_that_is_left_out_leaves_three_numbers_too():
    """One theme each, of every number of people to 40: also who knows why a list is not there cannot count."""
    for responded in range(20, 41):
        silent = [set() for _ in range(FEWEST_THEMES + 1)]
        for named in product(range(responded + 1), repeat=FEWEST_THEMES):
            counts = [*named, responded - sum(named)]
            if counts[-1] >= 0:
                *steps, none = (step_of(count, responded) for count in counts)
                if tells_too_much(steps, none, responded):
                    for found, count in zip(silent, counts, strict=True):
                        found.add(count)
        assert all(not found or len(found) >= FITS for found in silent), responded
