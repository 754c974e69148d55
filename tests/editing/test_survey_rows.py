"""`survey import` never counts what may be no person, twice, or anything: it says so, and writes nothing."""

import random

import pytest
from survey_importing import ORGANISATION, Desk

from stadswijzer.checks.validation import validate
from stadswijzer.content.project import read_project
from stadswijzer.editing.survey import importing as rounds


@pytest.fixture
def desk(site):
    return Desk(
        site(
            {
                "roadmap/organisatie.yml": ORGANISATION,
                "docs/themas/mobiliteit.yml": "title: Mobiliteit\norder: 1\n",
            }
        )
    )


def rows(*many: tuple[int, str], head: str = "Afdeling;Open data (0-3)") -> str:
    return "\n".join([head, *(row for times, row in many for _ in range(times))]) + "\n"


NUMBERED = "ID;Tijdstempel;Afdeling;Open data (0-3);Wat wens je?"


def numbered(first: int, last: int, said: str = "Beheer;2;", day: int = 1) -> str:
    return "\n".join(f"{n};{day}-4-2021 9:{n:02}:07;{said}" for n in range(first, last + 1)) + "\n"


TEN = NUMBERED + "\n" + numbered(1, 10)


# Once


@pytest.mark.parametrize(
    "again",
    [
        "3;1-4-2021 9:03:07;Beheer;2;",  # the same row
        "3;1-4-2021 9:03;Beheer;1;",  # answered again in the same form: the moment says that it is one
        "3;2021-04-01T09:03:07Z;beheer;2;",  # written in another way
    ],
)
def test_a_row_that_comes_twice_counts_once(desk, again):
    assert desk.imports(f"{TEN}{again}\n", options=("--responded", "10")) == 0
    assert desk.written["responded"] == 10
    assert (
        "1.csv:12: warning[sent-twice]: dit antwoord staat ook in 1.csv. Het telt één keer mee." in desk.said
    )


def test_nothing_of_a_row_that_comes_twice_is_kept(desk):
    twice = NUMBERED + "\n" + numbered(1, 10) + "3;1-4-2021 9:03:07;Sociaal;3;Een geheime wens\n"
    assert desk.imports(twice, options=("--wishes",)) == 0
    assert "sociaal" not in desk.file.read_text("utf-8")
    assert "geheime" not in desk.file.read_text("utf-8") + desk.said


def test_one_number_with_another_time_and_other_answers_is_asked_about(desk):
    other = "3;5-4-2021 11:11:11;Sociaal;1;"
    assert desk.imports(f"{TEN}{other}\n") == 1
    assert ":12: error[same-number]" in desk.said
    assert '--column "#1=ignore"' in desk.said
    assert desk.written is None
    assert desk.imports(f"{TEN}{other}\n", options=("--column", "#1=ignore")) == 0
    assert desk.written["responded"] == 11


def test_without_numbers_the_moment_and_the_answers_tell(desk):
    head = "Tijdstempel;Afdeling;Open data (0-3)"
    one = [f"1-4-2021 9:0{n}:00;beheer;2" for n in range(6)]
    others = ["1-4-2021 9:00:00;beheer;0", "1-4-2021 9:00:01;beheer;2", "1-4-2021 9:01:00;beheer;2"]
    assert desk.imports("\n".join([head, *one, *others])) == 0
    assert desk.written["responded"] == 8
    assert desk.codes("warning") == ["sent-twice"]


def test_a_day_is_no_moment(desk):
    """Many people answer on one day, and many answers are the same."""
    assert desk.imports(rows((7, "1-4-2021;beheer;2"), head="Tijdstempel;Afdeling;Open data (0-3)")) == 0
    assert desk.written["responded"] == 7


def test_the_same_bytes_count_once(desk):
    """What a browser makes of a second download."""
    content = rows((3, "Juridische Zaken;0"), (6, "Beheer;2"))
    assert desk.imports(content, content) == 0
    assert desk.written["responded"] == 9
    assert (
        "2.csv: warning[same-file]: hierin staat hetzelfde als in 1.csv. Het telt één keer mee." in desk.said
    )
    assert "juridisch, concept: open-data, too_few: true" in desk.file.read_text("utf-8")


def test_the_same_table_saved_in_another_way_counts_once(desk):
    content = rows((3, "Juridische Zaken;0"), (6, "Beheer;2"))
    assert desk.imports(content, content.replace(";", ",").replace("\n", "\r\n").encode("utf-16")) == 0
    assert desk.written["responded"] == 9


def test_two_hand_ins_that_are_the_same_count_once(desk):
    hand_ins = [
        f"department,concept,level\nbeheer,open-data,{n % 4}\nbeheer,digital-twin,{n // 4}\n"
        for n in range(8)
    ]
    assert desk.imports(*hand_ins, hand_ins[3], hand_ins[5]) == 0
    assert desk.written["responded"] == 8


def test_a_late_answer_under_all_others_is_refused(desk):
    march = rows((9, "Verkeer en Mobiliteit;1"), (8, "Beheer;0"))
    assert desk.imports(march, march + "Verkeer en Mobiliteit;3\n") == 1
    assert desk.codes() == ["grown-file"]
    assert desk.written is None


# People


@pytest.mark.parametrize(
    ("row", "outcome"),
    [
        (";;Totaal;19;", "no-person"),
        ("Totaal;;;;", "no-person"),
        ("Bron: Forms, 1 april;;;;", "no-person"),
        (";;Voorbeeldafdeling;2;Hier komt je wens", "no-person"),
        ("Voorbeeld;1-4-2021 9:00;Beheer;2;Hier komt je wens", "no-person"),
        (NUMBERED, "header-rows"),
        (";;;;", "blank-row"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_row_that_is_no_answer_is_no_person(desk, row, outcome, is_first):
    """Neither is its text a wish."""
    answered = numbered(1, 10, "Beheer;2;Meer groen")
    content = [NUMBERED, row, answered] if is_first else [NUMBERED, answered + row]
    assert desk.imports("\n".join(content), options=("--wishes",)) == 0, desk.said
    assert desk.written["responded"] == 10
    assert [wish["text"] for wish in desk.written["wishes"]] == ["Meer groen"]
    assert desk.codes("note") == [outcome]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        (";;Antwoordtekst;Antwoordtekst;Antwoordtekst", "no-number"),
        (";;;;Dit is ingevuld op het stadhuis", "no-number"),
        (";;Beheer;2;", "no-number"),
        ("11;1-4-2021 9:11:07;Q1;Q2;Q3", "unknown-level"),
        ("11;1-4-2021 9:11:07;Beheer;12;", "unknown-level"),
        ("11;1-4-2021 9:11:07;Beheer;2;;los", "long-row"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
def test_a_row_that_may_be_no_answer_is_asked_about(desk, row, code, is_first):
    content = [NUMBERED, row, numbered(1, 10)] if is_first else [NUMBERED, numbered(1, 10) + row]
    assert desk.imports("\n".join(content), options=("--wishes",)) == 1
    assert code in desk.codes()
    assert desk.written is None


@pytest.mark.parametrize("department", ["Export", "Totaal nieuw", "Bron en data", "Voorbeeldwerk"])
def test_a_row_that_the_form_numbered_is_an_answer_whatever_its_department(desk, department):
    """A department that the project does not know is asked about; who works there is not passed over."""
    content = TEN + f"11;1-4-2021 9:11:07;{department};2;\n"
    assert desk.imports(content) == 1
    assert desk.codes() == ["unknown-department"]
    assert desk.imports(content, options=("--answer", f"{department}=beheer")) == 0
    assert desk.written["responded"] == 11


def test_an_answer_is_never_taken_for_the_header(desk):
    """Nothing in the first row is recognised; the rows below it look as if they asked something."""
    assert desk.imports("Waar;Zin?\n" + "Team Beheer;Ik kan een voorbeeld noemen\n" * 6) == 1
    assert ":1: error[no-questions]" in desk.said


def test_two_exports_under_each_other_have_two_headers(desk):
    one, other = rows((6, "Beheer;2")), rows((6, "Beheer;3"))
    assert desk.imports(one + "\ufeff" + other) == 0
    assert desk.written["responded"] == 12
    assert desk.codes("note") == ["some-alike", "header-rows"]


def test_free_text_alone_is_asked_about_where_nothing_tells_that_it_was_sent(desk):
    content = rows(
        (6, "Beheer;2;Meer groen"),
        (1, ";;Zo heeft iedereen het ingevuld"),
        head="Afdeling;Open data (0-3);Wat wens je?",
    )
    assert desk.imports(content, options=("--wishes",)) == 1
    assert desk.codes() == ["only-text"]


@pytest.mark.parametrize(
    ("head", "done", "halfway"),
    [
        ("Tijd van voltooien", "44287.5", ""),
        ("Finished", "True", "False"),
        ("Voortgang", "100", "40"),
        ("Progress", "100%", "0%"),
        ("Status", "IP Address", "Survey Preview"),
        ("submitdate", "2021-04-01 10:00:00", "N/A"),
        ("Laatste pagina", "4", "3"),
        ("lastpage", "4", ""),
    ],
)
def test_who_stopped_halfway_did_not_take_part(desk, head, done, halfway):
    content = rows(
        (6, f"{done};Beheer;2"), (5, f"{halfway};Sociaal;0"), head=f"{head};Afdeling;Open data (0-3);ID"
    )
    lines = content.splitlines()
    assert desk.imports("\n".join([lines[0], *(f"{row};{n}" for n, row in enumerate(lines[1:]))])) == 0, (
        desk.said
    )
    assert desk.written["responded"] == 6
    assert desk.codes("note") == ["not-submitted"]


def test_a_state_that_is_not_known_is_asked_about(desk):
    content = rows((6, "Voltooid;Beheer;2"), (2, "Twijfel;Beheer;2"), head="Status;Afdeling;Open data (0-3)")
    assert desk.imports(content) == 1
    assert desk.codes() == ["unknown-sent"]
    assert '--answer "Twijfel=no"' in desk.said
    assert desk.imports(content, options=("--answer", "Twijfel=no")) == 0
    assert desk.written["responded"] == 6


# Answers


def test_an_unknown_answer_is_an_error_said_once(desk):
    """However many columns and rows it stands in; and nothing is written."""
    head = "Afdeling;Open data (0-3);Digital twin"
    content = rows(
        (4, "Beheer;Wel eens van gehoord;Wel eens van gehoord"), (6, "Beheer;Ken ik niet;Pas ik toe"), (1, "Beheer;Soms;Ken ik niet"),
        head=head,
    )  # fmt: skip
    assert desk.imports(content) == 1
    assert desk.codes() == ["unknown-level", "unknown-level"]
    assert (
        '1.csv:2: error[unknown-level]: kolom #2, #3 ("Open data (0-3)"): "Wel eens van gehoord" kennen wij niet'
        in desk.said
    )
    assert '--answer "Wel eens van gehoord=1"' in desk.said
    assert desk.written is None
    assert desk.imports(content, options=("--answer", "wel eens van gehoord!=1", "--answer", "Soms=")) == 0
    assert desk.written["responded"] == 11


def test_answers_by_hand_count_as_they_were_meant(desk):
    """A scale from 1 to 4, and a word for which we would guess something else."""
    scale = ("--answer", "1=0", "--answer", "2=1", "--answer", "3=2", "--answer", "4=3")
    one_to_four = rows((5, "Beheer;1"), (6, "Beheer;4"), head="Afdeling;Open data")
    assert desk.imports(one_to_four) == 1
    assert desk.codes() == ["scale"]
    assert desk.imports(one_to_four, options=scale) == 0
    shifted = desk.written["results"]
    desk.file.unlink()
    assert desk.imports(rows((5, "Beheer;0"), (6, "Beheer;3"))) == 0
    assert desk.written["results"] == shifted


@pytest.mark.parametrize(
    "said", [("1", "3"), ("2", "2"), ("1,0", "3,0"), ("niveau 1", "Niveau 3"), ("2.", "3.")]
)
def test_digits_that_may_be_two_scales_are_asked_about(desk, said):
    """However few they are: 1 to 3 may be levels without a 0, or a scale to 4 that nobody filled in with 4."""
    answered = rows((5, f"Beheer;{said[0]}"), (5, f"Beheer;{said[1]}"), head="Afdeling;Open data")
    assert desk.imports(answered) == 1
    assert desk.codes() == ["no-zero"]
    assert desk.written is None
    assert desk.imports(answered, options=("--answer", "1=1")) == 0 or said == ("2", "2")
    as_levels = desk.written and desk.written["results"]
    desk.file.unlink(missing_ok=True)
    shifted = ("--answer", "1=0", "--answer", "2=1", "--answer", "3=2")
    assert desk.imports(answered, options=shifted) == 0
    assert desk.written["results"] != as_levels


@pytest.mark.parametrize(
    "head",
    ["Afdeling;Open data (0-3)", "Afdeling;Hoe goed ken je [Open data]? 0 = nooit van gehoord, 3 = kan ik toepassen", "Afdeling;Hoe goed ken je open data, van 0 t/m 3?"],
)  # fmt: skip
def test_digits_whose_question_names_our_scale_need_no_answer_by_hand(desk, head):
    assert desk.imports(rows((6, "Beheer;2"), head=head)) == 0, desk.said


@pytest.mark.parametrize(
    "head",
    ["Afdeling;Open data (1-4)", "Afdeling;Hoe goed ken je [Open data]? 1 = nooit van gehoord, 4 = kan ik toepassen", "Afdeling;Open data (0 tot 10)", "Afdeling;Hoe goed ken je [Open data]? (5-puntsschaal)"],
)  # fmt: skip
def test_digits_of_a_scale_that_is_not_ours_are_asked_about(desk, head):
    """Also when a 0 is among them."""
    answered = rows((6, "Beheer;2"), (6, "Beheer;0"), head=head)
    assert desk.imports(answered) == 1
    assert desk.codes() == ["scale-stated"]
    assert desk.imports(answered, options=("--answer", "0=0", "--answer", "2=1")) == 0


def test_a_zero_tells_the_scale(desk):
    assert desk.imports(rows((6, "Beheer;2"), (1, "Beheer;0"), head="Afdeling;Open data")) == 0


def test_having_heard_of_it_is_less_than_naming_an_example(desk):
    content = rows((6, "Beheer;Wel van gehoord"), (6, "Beheer;Nooit van gehoord"))
    assert desk.imports(content) == 1
    assert desk.codes() == ["unknown-level"]
    assert desk.imports(content, options=("--answer", "Wel van gehoord=0")) == 0


# Twice in one file


def many(size: int = 24) -> list[str]:
    """People who differ, sorted by department as such tables are."""
    return [
        f"{('Beheer', 'Sociaal', 'Verkeer en Mobiliteit')[n * 3 // size]};{n % 4};{n * 7 % 5 % 4};{n // 5 % 4}"
        for n in range(size)
    ]


WIDE = "Afdeling;Open data (0-3);Digital twin (0-3);Smart city (0-3)"


@pytest.mark.parametrize(
    "again",
    [
        lambda found: found,
        sorted,
        lambda found: found[4:16],
        lambda found: ["", *found],
        lambda found: [WIDE, *found],
    ],
    ids=["all", "sorted", "a part", "after an empty line", "with its header"],
)
def test_rows_that_were_pasted_again_are_asked_about(desk, again):
    found = many()
    answered = "\n".join([WIDE, *found, *again(found)])
    assert desk.imports(answered) == 1
    assert desk.codes() == ["rows-alike"], desk.said
    assert desk.written is None
    assert desk.imports(answered, options=("--rows-alike",)) == 0
    assert desk.written["responded"] == len([row for row in [*found, *again(found)] if row and row != WIDE])


def test_rows_that_were_pasted_again_and_numbered_anew_are_asked_about(desk):
    answered = "\n".join([f"Volgnummer;{WIDE}", *(f"{n};{row}" for n, row in enumerate(many() * 2))])
    assert desk.imports(answered) == 1
    assert desk.codes() == ["rows-alike"]
    assert "1.csv:26: error[rows-alike]" in desk.said
    assert "(regels 26–49)" in desk.said


def test_answers_of_a_table_that_was_pasted_again_are_asked_about(desk):
    answers = [f"{row.split(';')[0]};Open data;{n % 4}" for n, row in enumerate(many())]
    assert (
        desk.imports("\n".join(["Afdeling;Begrip;Niveau", *answers, *answers]), options=("--responded", "60"))
        == 1
    )
    assert desk.codes() == ["rows-alike"]


def test_people_who_answer_the_same_are_told_and_counted(desk):
    """Without a number or a moment nobody can tell, and a few words to choose from give the same answers often."""
    assert desk.imports(rows((12, "Beheer;2"), (9, "Beheer;1"), (5, "Sociaal;0"))) == 0
    assert desk.codes("note") == ["some-alike"]
    desk.file.unlink()
    assert desk.imports("\n".join([WIDE, *many(), many()[20]])) == 0
    assert "1.csv:26: warning[some-alike]" in desk.said
    desk.file.unlink()
    assert desk.imports(TEN) == 0  # numbers tell


@pytest.mark.parametrize("seed", range(8))
def test_chance_is_not_taken_for_a_paste(desk, seed):
    """Two questions, eighty people, sorted by department: many rows are alike."""
    die = random.Random(seed)  # noqa: S311 - made-up answers
    answered = sorted(
        f"{die.choice(['Beheer', 'Sociaal'])};{die.choice('00123')};{die.choice('0012')}" for _ in range(80)
    )
    for found in (answered, sorted(answered, key=lambda row: (row.split(";")[0], die.random()))):
        assert desk.imports("\n".join(["Afdeling;Open data;Digital twin", *found])) == 0, desk.said
        desk.file.unlink()


@pytest.mark.parametrize(
    ("other", "code"),
    [
        (lambda found: sorted([*found, "Beheer;3;3;3"]), "rows-alike"),  # a later export, sorted
        (lambda found: found[4:17], "rows-alike"),
        (lambda found: found[::-2], "rows-alike"),
    ],
    ids=["grown", "a stretch", "some"],
)
def test_a_file_that_stands_in_another_one_is_asked_about(desk, other, code):
    one = "\n".join([WIDE, *many()])
    assert desk.imports(one, "\n".join([WIDE, *other(many())])) == 1
    assert desk.codes() == [code]


def test_a_file_with_its_columns_in_another_order_is_the_same(desk):
    one = "\n".join([WIDE, *many()])
    turned = "\n".join(";".join(row.split(";")[::-1]) for row in [WIDE, *many()])
    assert desk.imports(one, turned) == 0
    assert desk.codes("warning") == ["same-file"]
    assert desk.written["responded"] == 24


# Boxes


def test_a_box_left_open_where_nobody_says_no_is_asked_about(desk):
    head = "Afdeling;Open data (0-3);Heb je dit gebruikt? [Open data]"
    answered = rows((12, "Beheer;2;Ja"), (12, "Beheer;1;"), head=head)
    assert desk.imports(answered) == 1
    assert desk.codes() == ["used-open"]
    assert desk.imports(answered, options=("--answer", "=no")) == 0
    assert "{concept: open-data, answers: 11+, yes: half}" in desk.file.read_text("utf-8")
    desk.file.unlink()
    assert desk.imports(answered, options=("--answer", "=-")) == 0
    assert "{concept: open-data, answers: 11+, yes: four_fifths}" in desk.file.read_text("utf-8")


def test_one_is_not_yes_where_there_is_a_two(desk):
    head = "Afdeling;Open data (0-3);Heb je dit gebruikt? [Open data]"
    answered = rows((12, "Beheer;2;1"), (12, "Beheer;1;2"), head=head)
    assert desk.imports(answered) == 1
    assert desk.codes() == ["unknown-yes"]
    assert '"1", "2"' in desk.said or '"2", "1"' in desk.said


@pytest.mark.parametrize("foot", ["modus;Beheer;2", ";Beheer;2", "mediaan;;2"])
def test_a_row_without_a_moment_among_rows_with_one_is_asked_about(desk, foot):
    timed = "Tijdstempel;Afdeling;Open data (0-3)\n" + "".join(
        f"1-4-2021 9:{n:02}:07;Beheer;{n % 4}\n" for n in range(10)
    )
    assert desk.imports(f"{timed}{foot}\n") == 1
    assert desk.codes() == ["no-moment"]
    assert desk.imports(f"{timed}{foot}\n", options=("--column", "#1=ignore")) == 0


def test_the_order_of_rows_leaves_no_trace_in_a_table_of_answers(desk):
    many = ("--responded", "7")
    head, answers = "Afdeling;Begrip;Niveau", ["Beheer;Open data;2"] * 6 + ["Beheer;Digital twin;0"] * 6
    assert desk.imports("\n".join([head, *answers]), options=many) == 0
    first = desk.file.read_bytes()
    desk.file.unlink()
    assert desk.imports("\n".join([head, *reversed(answers)]), options=many) == 0
    assert desk.file.read_bytes() == first


def test_a_table_of_answers_never_passes_its_least_number_of_people_for_the_exact_one(desk):
    answers = "\n".join(["Afdeling;Begrip;Niveau", *["Beheer;Open data;0"] * 6])
    assert desk.imports(answers) == 1
    assert desk.codes() == ["responded-unknown"]
    assert desk.written is None
    assert desk.imports(answers, options=("--responded", "8")) == 0
    assert desk.written["responded"] == 8


def test_a_file_that_is_another_one_sorted_counts_once(desk):
    answers = [f"Beheer;{n % 4}" for n in range(10)]
    files = ["\n".join(["Afdeling;Open data (0-3)", *each]) for each in (answers, answers[::-1])]
    assert desk.imports(*files) == 0
    assert desk.codes("warning") == ["same-file"]
    assert desk.written["responded"] == 10


def test_the_file_in_which_an_answer_stands_too_is_named(desk):
    timed = [
        "Tijdstempel;Afdeling;Open data (0-3)",
        *(f"1-4-2021 9:{n:02}:07;Beheer;{n % 4}" for n in range(10)),
    ]
    assert desk.imports("\n".join(timed), "\n".join([*timed, "1-4-2021 10:00:07;Beheer;2"])) == 0
    assert "2.csv:2: warning[sent-twice]: dit antwoord staat ook in 1.csv." in desk.said


@pytest.mark.parametrize(
    ("option", "code"),
    [("Soms", "answer-form"), ("=1", "answer-form"), ("Soms=4", "answer-target"), ("Soms=zwembad", "answer-target"), ("Nooit=1", "answer-unused")],
)  # fmt: skip
def test_a_wrong_answer_by_hand_is_refused(desk, option, code):
    assert desk.imports(rows((7, "Beheer;2")), options=("--answer", option)) == 1
    assert desk.codes() == [code]
    assert desk.written is None


def test_i_do_not_know_is_no_answer_to_a_question(desk):
    """It is no level, and who says it to everything took part."""
    assert desk.imports(rows((6, "Beheer;2"), (6, "Sociaal;Weet ik niet"))) == 0
    assert desk.written["responded"] == 12
    assert "sociaal, concept: open-data, too_few: true" in desk.file.read_text("utf-8")


def test_codes_of_limesurvey_say_which_export_is_wanted(desk):
    assert desk.imports(rows((6, "Beheer;A2"), (6, "Beheer;A1"))) == 1
    assert desk.codes() == ["answer-codes"]
    assert "LimeSurvey: exporteer de volledige antwoorden" in desk.said
    assert desk.imports(rows((6, "1;Beheer;A2"), head="id;G01Q01;G01Q02[SQ001]")) == 1
    assert desk.codes() == ["question-codes"]
    assert "volledige vraagtekst" in desk.said


# Questions


TWICE = "Afdeling;Digital twin;Open data;Digital twin2;Open data2"


def test_repeated_questions_of_yes_and_no_ask_for_use(desk):
    assert desk.imports(rows((12, "Beheer;2;0;Ja;Nee"), (1, "Beheer;2;1;;Weet ik niet"), head=TWICE)) == 0
    assert [row["concept"] for row in desk.written["used"]] == ["digital-twin", "open-data"]
    assert desk.written["responded"] == 13


def test_repeated_questions_of_levels_never_count_twice(desk):
    content = rows((12, "Beheer;2;0;0;0"), head=TWICE)
    assert desk.imports(content) == 1
    assert desk.codes() == ["repeated"]
    assert 'kolom #4, #5 vraagt nog eens naar hetzelfde ("Digital twin2")' in desk.said
    assert desk.written is None
    assert desk.imports(content, options=("--column", "*2=ignore")) == 0
    assert len(desk.written["results"]) == 2


@pytest.mark.parametrize(
    "head",
    [
        "Open data;Open data",
        "Open data;open-data",
        "Open data;Ken je open data?",
        "Open data;Hoe goed ken je dit? [Open data]",
    ],
)
def test_two_columns_for_one_concept_are_refused(desk, head):
    assert desk.imports(rows((7, "Beheer;2;2"), head=f"Afdeling;{head}")) == 1
    assert desk.codes() == ["column-twice"]


def test_a_question_that_may_be_about_a_concept_is_an_error_with_a_way_out(desk):
    answered = rows(
        (7, "Beheer;2;1"), head="Afdeling;Open data (0-3);Hoe vaak gebruik je Digital twin? (0-3)"
    )
    assert desk.imports(answered) == 1
    assert desk.codes() == ["column-doubt"]
    assert '--column "#3=concept:digital-twin"' in desk.said
    assert desk.written is None
    assert desk.imports(answered, options=("--column", "#3=ignore")) == 0
    assert [row["concept"] for row in desk.written["results"]] == ["open-data"]


@pytest.mark.parametrize(
    ("head", "said"),
    [("Smart cities", ("Nooit van gehoord", "Kan ik uitleggen")), ("Vraag 7", ("Kan ik uitleggen", "Weet ik niet", "Pas ik toe")), ("Digital twim", ("0", "2"))],
)  # fmt: skip
def test_answers_that_are_levels_are_never_left_out_unsaid(desk, head, said):
    answered = rows(*((6, f"Beheer;2;{each}") for each in said), head=f"Afdeling;Open data (0-3);{head}")
    assert desk.imports(answered) == 1
    assert desk.codes() == ["column-levels"]
    assert desk.imports(answered, options=("--column", "#3=ignore")) == 0


def test_digits_under_another_question_are_no_levels(desk):
    answered = rows((6, "Beheer;2;0"), (6, "Beheer;2;3"), head="Afdeling;Open data (0-3);Aantal kinderen")
    assert desk.imports(answered) == 0


def test_titles_above_do_not_hide_what_is_wrong_with_the_header(desk):
    """The message points at the header, and not at the first line."""
    assert desk.imports("Peiling slimme stad\n\nWaar;Open data\n" + "Beheer;2\n" * 6) == 1
    assert ":3: error[no-department-column]" in desk.said
    assert desk.imports("Peiling;;\nPeriode;april;\n" + rows((6, "Beheer;2"))) == 0
    assert "note[title-lines]" in desk.said


# Nobody


FOCUS = "Afdeling;Kun je een voorbeeld noemen?;Welke focus kies je?"


def focus_of(desk, many: tuple[tuple[int, str], ...], head: str = FOCUS, **given):
    assert desk.imports(rows(*many, head=head), **given) == 0, desk.said
    return {row.get("theme", "none"): row["count"] for row in desk.written.get("focus", [])}


@pytest.fixture
def tally(desk):
    """What is counted of an export."""
    checked = validate(read_project(desk.root))
    return lambda content, **given: rounds.count(checked, {"1.csv": content.encode()}, **given).tally


@pytest.mark.parametrize(
    "said", ["Weet ik niet", "geen", "Nee", "Geen van deze", "none", "I don't know", "geen idee"]
)
def test_who_named_no_focus_is_counted(tally, said):
    found = tally(rows((30, f"Beheer;Data;{said}"), (4, "Beheer;Data;Data"), head=FOCUS))
    assert (found.none, found.focus) == ({"focus": 30}, {"data": 4})


def test_what_was_left_open_or_is_no_theme_of_ours_is_not_none(tally):
    found = tally(
        rows((30, "Beheer;Data;"), (8, "Beheer;Mobiliteit;Anders"), (4, "Beheer;geen;Data"), head=FOCUS)
    )
    assert (found.none, found.focus) == ({"named": 4}, {"data": 4})


def test_an_open_answer_is_told_and_may_be_said_to_mean_none(desk, tally):
    content = rows((30, "Beheer;Data;"), (4, "Beheer;geen;Data"), head=FOCUS)
    assert desk.imports(content) == 0
    assert "note[left-open]" in desk.said
    assert '--answer "=none"' in desk.said
    assert tally(content, said=["=none"]).none == {"focus": 30, "named": 4}


def test_who_ticked_no_theme_in_columns_named_none(tally):
    head = "Afdeling;Kun je een voorbeeld noemen? [Data];Kun je een voorbeeld noemen? [Mobiliteit]"
    found = tally(
        rows((3, "Beheer;Nee;Nee"), (4, "Beheer;Ja;Nee"), (5, "Beheer;;"), (2, "Beheer;Nee;Ja"), head=head)
    )
    assert (found.none, found.named) == ({"named": 3}, {"data": 4, "mobiliteit": 2})


def test_a_theme_we_do_not_have_is_asked_about(desk, tally):
    content = rows((6, "Beheer;Data;Veiligheid"), (6, "Beheer;Data;Mobilteit"), head=FOCUS)
    assert desk.imports(content) == 1
    assert desk.codes() == ["unknown-theme"]
    assert '--answer "Mobilteit=mobiliteit"' in desk.said
    found = tally(content, said=["Veiligheid=", "Mobilteit=mobiliteit"])
    assert (found.none, found.focus) == ({}, {"mobiliteit": 6})


# A trial


@pytest.mark.parametrize(
    ("content", "options", "safe"),
    [
        (rows((6, "Beheer;2"), (2, "Juridische Zaken;1")), (), True),
        (rows((6, "Beheer;2;Meer groen"), head="Afdeling;Open data (0-3);Wat wens je?"), ("--wishes",), True),
        (rows((6, "Beheer;2")), (), False),
        (rows((6, "Beheer;2")), ("--sample",), False),
        (rows((6, "Beheer;soms")), (), True),
        (rows((6, "Beheer;2")), ("--privacy-check", "2022-01-01"), True),
        (rows((6, "Beheer;2")), ("--delete-source-by", "2021-04-01"), True),
        (rows((6, "Beheer;2")), ("--invited", "3"), True),
        (rows((6, "Beheer;2")), ("--date", "2019-11-29"), True),
    ],
)  # fmt: skip
def test_a_trial_says_what_the_import_does(desk, content, options, safe):
    """The same messages, the same file and the same exit status; only nothing is written."""
    code = desk.imports(content, options=(*options, "--dry-run"), safe=safe)
    trial = desk.said
    assert desk.written is None
    assert desk.imports(content, options=options, safe=safe) == code
    if desk.written is None:
        assert trial == desk.said
    else:
        *said, _ = desk.said.splitlines()
        assert trial.startswith("\n".join(said))
        assert f"\n\n{desk.file.read_text('utf-8')}\n" in trial


def test_what_is_hidden_is_named_without_a_number(desk):
    """Whatever the sizes of small groups are, the same is said of them."""
    said = set()
    for few in (1, 3, 4):
        content = rows(
            (6, "Beheer;2;0"),
            (few, "Juridische Zaken;1;"),
            (7, "Sociaal;2;"),
            head="Afdeling;Open data (0-3);Digital twin",
        )
        assert desk.imports(content, options=("--dry-run",)) == 0
        said.add(desk.said.replace(f"{13 + few} mensen deden mee", ""))
        assert "Te weinig antwoorden: juridisch; sociaal (digital-twin)." in desk.said
    assert (
        len(
            {
                text.replace(f"responded: {13 + few}", "")
                for text in said
                for few in (1, 3, 4)
                if f"responded: {13 + few}" in text
            }
        )
        == 1
    )


def test_a_trial_refuses_what_is_there_already(desk):
    desk.imports(rows((6, "Beheer;2")))
    assert desk.imports(rows((6, "Beheer;2")), options=("--dry-run",)) == 2


def test_a_trial_and_an_import_refuse_a_folder_in_which_nothing_can_be(desk):
    for entry in desk.file.parent.iterdir():
        entry.unlink()
    desk.file.parent.rmdir()
    desk.file.parent.write_text("geen map")
    for options in (("--dry-run",), ()):
        assert desk.imports(rows((6, "Beheer;2")), options=options) == 2
        assert "kennispeiling takes no files" in desk.said


def test_a_trial_and_an_import_refuse_a_folder_outside_the_project(desk, tmp_path):
    outside = tmp_path / "elders"
    desk.file.parent.rename(outside)
    desk.file.parent.symlink_to(outside, target_is_directory=True)
    for options in ((), ("--dry-run",)):
        assert desk.imports(rows((6, "Beheer;2")), options=options) == 2
    assert not (outside / desk.file.name).exists()


def test_the_second_row_of_a_header_is_no_person_and_no_wish(desk):
    """The case of the review: SurveyMonkey."""
    head = (
        "Respondent ID,Op welke afdeling werk je?,Hoe goed kent u Digital twin?,Wat is uw wens voor de stad?"
    )
    people = "\n".join(
        f"{100 + n},{'Beheer' if n % 2 else 'Verkeer en Mobiliteit'},{n % 4}," for n in range(18)
    )
    assert (
        desk.imports(f"{head}\n,Response,Response,Open-Ended Response\n{people}\n", options=("--wishes",))
        == 0
    )
    assert desk.written["responded"] == 18
    assert "wishes" not in desk.written


@pytest.mark.parametrize(
    "option",
    [("--privacy-check", "2022-01-01"), ("--works-council-date", "2022-01-01"), ("--delete-source-by", "2020-08-01"),
     ("--delete-source-by", "2041-08-01")],
)  # fmt: skip
def test_safeguards_that_cannot_be_true_are_refused(desk, option):
    assert desk.imports(rows((6, "Beheer;2")), options=option) == 1
    assert desk.codes() == ["safeguard-date"]
    assert desk.written is None
