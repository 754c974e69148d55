// The shapes of data that the scripts of the site share: what Python hands them, and what a device keeps. `tsc` reads the
// scripts with them (`scripts/lint`), and `tests/pages/test_scripts.py` lays what Python writes beside them.

/** A text with places for values (`{n}`), or two of them for one and for many. */
type Said = string | { one: string; many: string };
type SaidValues = Record<string, string | number | null | undefined>;

// The form (`editing/form.py`)

interface Shapes {
  part: { fields: Field[]; row: boolean };
  many: { one: string; item: Shape; least: number; most: number | null; row?: true };
  keyed: { one: string; key: Shape & { label: string }; value: Shape & { label: string } };
  choice: { options: Option[] };
  ref: { kind: string; options: Option[] };
  country: {};
  flag: {};
  line: { text: true; most: number };
  prose: { text: true; most: number };
  whole: Numbers;
  number: Numbers;
  date: { start?: boolean; year?: true; done?: true };
  url: {};
  id: {};
}
type Numbers = { pattern: string; least: number | null; most: number | null };
type Option = [value: string, words: string];
/** How a value is asked, checked and written; the item of a list has no name or label of its own. */
type Shape = { [Is in keyof Shapes]: { is: Is } & Shapes[Is] }[keyof Shapes] & Partial<Asked>;
/** The shape of one kind. */
type ShapeOf<Is extends keyof Shapes> = { is: Is } & Shapes[Is] & Partial<Asked>;
interface Asked {
  name: string;
  label: string;
  help: string;
  example: string;
  required: true;
  care: true;
  /** Kept as it was, without a control. */
  unasked: true;
}
type Field = Shape & { name: string; label: string; help: string };

interface EditingKind {
  kind: string;
  one: string;
  about: string;
  folder: string;
  taken: string[];
  fields: Field[];
}

interface EditingData {
  words: EditingWords;
  problems: Record<string, { text: string; hint: string | Record<string, string> }>;
  today: Day | "";
  /** How data of a person looks: an address of the web, nine digits, mail, a shared mailbox, a phone, a wrapped link. */
  personal: string[];
  language: string;
  patterns: Record<"hidden" | "id" | "url" | "url_refuses" | "moment", string>;
  years: [first: number, last: number];
  hand: { width: number } & Record<"words" | "number_like" | "not_first" | "not_plain" | "bracket_signs", string>;
  countries: string[];
  known: Record<string, Option[]>;
  linked: Record<string, string[]>;
  folders: Record<string, string>;
  forge: Record<"name" | "base" | "prefix" | "file" | "text" | "upload" | "told", string> & { longest: number } | null;
  kinds: EditingKind[];
  /** Every file that may be opened. */
  there: [title: string, path: string][];
}

type EditingWords = Record<
  | "title" | "about" | "no_script" | "what" | "start" | "required" | "more" | "care" | "name" | "name_help" | "example"
  | "choose" | "add" | "add_first" | "remove" | "item" | "none" | "months" | "year" | "value" | "fine" | "result"
  | "result_text" | "unfinished" | "put" | "copy" | "copied" | "select" | "save" | "saved" | "forge" | "forge_text"
  | "forge_upload" | "forge_edit" | "send" | "send_nobody" | "kept" | "not_kept" | "elsewhere" | "again" | "clear" | "sure" | "clear_yes"
  | "clear_no" | "cleared" | "open" | "open_help" | "open_file" | "open_text" | "open_now" | "opened" | "open_comments" | "open_not"
  | "open_there" | "open_page" | "open_place",
  string
> & {
  problems: Said;
  wrong: Record<
    | "missing" | "long" | "line" | "hidden" | "url" | "id" | "whole" | "number" | "between" | "least" | "date" | "choose"
    | "few" | "many" | "one_of" | "twice" | "taken" | "link" | "ambiguous" | "index" | "order" | "outside" | "one_right"
    | "some_right" | "not_part",
    string
  >;
};

/**
 * What is filled in: a text for all that is typed, true for what is switched on, an array for a list, an object for a
 * part, and an array of [key, value] for a mapping whose keys are data.
 */
type Value = string | boolean | undefined | Value[] | PartValue;
type PartValue = { [name: string]: Value };
type KeyedValue = [key: string, value: Value];

// Reading an export (`editing/survey/page_data.py`)

/** The sheet with the answers: its rows, the areas made one cell (first and last row), and sheets that are not shown. */
interface WorkbookRead {
  rows: [line: number, fields: string[]][];
  merged: [number, number][];
  hidden: string[];
}
interface SurveyNamed {
  id: string;
  title: string;
  called: string[];
}
interface SurveyRound {
  path: string;
  day: Day;
  basis: string;
  /** Of whom and what a row is (`department:verkeer:open-data`) → what it says; "" for too few. */
  rows: Record<string, string>;
  /** What all who took part were asked together: `named`, `focus`, `used:open-data`. */
  asked: string[];
}
interface SurveyData {
  words: {
    survey_import: SurveyWords;
    importing: ImportingWords;
    problems: Record<string, string>;
    levels: string[];
    /** How many answered, and a word → how people say it. */
    answers: Record<string, Record<string, string>>;
  };
  limits: Record<"bytes" | "cells" | "columns" | "rows" | "cell", number>;
  habits: Record<string, unknown> & { level_answers: string[][]; level_patterns: string[][]; level_words: (string | number)[]; signs: string; moments: string[]; level_forms: string[] };
  /** What Python takes for space. */
  spaces: string;
  concepts: SurveyNamed[];
  themes: SurveyNamed[];
  departments: { id: string; name: string; cluster: string }[];
  least: number;
  answer_words: { few: string; many: string } & Record<"many_from" | "fits" | "step" | "from" | "fewest_themes", number>;
  rounds: SurveyRound[];
  /** Rounds that were taken back; git keeps them. */
  withdrawn: { path: string; day: Day; basis: string; responded: number }[];
  rounds_rule: Record<"apart" | "alike" | "alike_from", number>;
  today: Day;
}
type SurveyWords = { roles: Record<string, string>; said: Record<string, string>; hints: Record<string, string> } & Record<
  "title" | "summary" | "lines" | "and_further" | "survive" | "hidden" | "left_out",
  string
> &
  Record<"clusters" | "responded", Said>;

type ImportingWords = Record<
  | "too_old" | "files" | "files_help" | "reading" | "read" | "fine" | "remarks"
  | "columns" | "as_read" | "choose" | "means" | "level" | "open" | "nowhere" | "other" | "none" | "yes" | "no" | "skip_column"
  | "from_one" | "from_zero" | "again_used" | "again_skip" | "left_is_none" | "others" | "open_is_no" | "open_is_nothing" | "with_wishes" | "measured_again" | "responded" | "said"
  | "take_back" | "kept" | "kept_text" | "group" | "concept" | "answers" | "words" | "too_few" | "show" | "about_round" | "about_text"
  | "name" | "name_help" | "other_round" | "written_once",
  string
> & { questions: Said; seasons: string[]; hints: Record<string, string> };

// Learning (`pages/learning_data.py`)

interface Concept {
  id: string;
  title: string;
  address: string;
  minutes?: number;
  quiz?: string[];
  recall?: string;
  requires?: string[];
  aliases?: string[];
  before?: Record<string, string>;
  step?: true;
}

interface LearningIndex {
  concepts: Concept[];
  asked: string[];
  paths: { id: string; title: string; address: string; concepts: string[] }[];
  departments: { id: string; title: string; address: string; asked: string[]; decision: OwnDecision | null }[];
}
/** What is decided next on the work of a department, and on which activity. */
interface OwnDecision {
  told: string;
  title: string;
  address: string;
}

interface AskedOption {
  text: string;
  right: boolean;
  why: string;
}

/** A question of another page: to choose an answer to (`options`), or to recall (`answer`). */
interface FetchedQuestion {
  question: string;
  options?: AskedOption[];
  answer?: string[];
  several?: true;
  see?: string;
  heading?: string;
}

type LearningState = "new" | "begun" | "practised" | "mastered";
type LearningWords = { states: Record<LearningState, string> } & Record<
  | "check" | "again" | "right" | "wrong" | "right_is" | "right_option" | "wrong_option" | "choose_first" | "write_first"
  | "noted" | "read_again" | "practice" | "from" | "close" | "storage_off" | "storage_broken" | "storage_newer"
  | "test_done" | "needed_for" | "path_finished" | "all_finished" | "step_done" | "reset" | "reset_sure" | "reset_done"
  | "reset_all_sure" | "reset_all_done" | "yes_delete" | "no_keep" | "file_name" | "saved" | "refused_damaged"
  | "refused_foreign" | "refused_newer" | "refused_large" | "hand_in_file" | "choose_both" | "reminder_text"
  | "reminder_file" | "plan_asked" | "again_wrong" | "again_faded" | "plan_department" | "plan_asks_nothing" | "plan_nobody" | "enough" | "added" | "remove",
  string
> &
  Record<
    "more_due" | "reminder_title" | "plan_first_screen" | "plan_questions" | "plan_total" | "comes_back" | "minutes" | "gone" | "loaded" | "small_department",
    Said
  >;

// What a device keeps of learning (`theme/scripts/learn/kept_shape.js` holds each field against it)

/** A day of the calendar: 2026-11-29. */
type Day = string;
interface KeptAnswer {
  day: Day;
  last: number;
  gap: number;
  times: number;
  /** Of the version before this one, in place of `gap`. */
  stage?: number;
}
interface KeptConcept {
  begun: Day;
  step?: Day;
  read?: Day;
  /** The last day with a wrong answer, and how many such days there were since it was mastered, up to two. */
  missed?: Day;
  misses?: number;
  questions?: Record<string, KeptAnswer>;
  days?: Record<Day, string[]>;
}
interface Kept {
  app: string;
  version: number;
  entries: Record<string, KeptConcept>;
  saved?: Day;
  path?: string;
  department?: string;
  /** The outcome of the start test: concepts. */
  test?: { day: Day; known: string[]; open: string[] };
}

// The preview (`engine/preview.py`)

interface PreviewProblem {
  code?: string;
  severity: string;
  file: string;
  line?: number;
  column?: number;
  message: string;
  hint: string;
  source?: string;
  page?: string;
  where?: string[];
}

// Search (`search/files.py`, `search/rules.yml`, `search/scripts/`)

interface SearchRules {
  stop: string;
  /** Words by which one asks what we do ourselves. */
  own: string;
  /** And words together by which one asks what others did. */
  elsewhere: string[];
  steps: { single: boolean; endings: Record<string, { to: string; keep: number }> }[];
  vowels: string;
  long: boolean;
  before: Record<string, string[]>;
  after: string[];
  joints: string[];
  whole: string;
  not_first: string;
  /** What figures are in letters: the first of nought. */
  numbers: string[];
}
/** What stands of a term: its documents, and what else it means. */
interface SearchLine {
  postings: string;
  means: string[][];
}
/** The start of the index: what there is, and the name of each part by its key. */
interface SearchStart {
  language: string;
  index: string;
  page: string;
  total: number;
  /** Kind (its place in `kinds`), weight, and how many documents. */
  groups: [number, number, number][];
  /** What one and more of a kind are called. */
  kinds: [string, string][];
  /** Kinds of what we do ourselves. */
  own: number[];
  /** Kinds of what others did. */
  elsewhere: number[];
  /** The weight of the lowest one, and how many times more each next one is. */
  levels: [number, number];
  rules: SearchRules;
  /** What is listed that small words mean together. */
  small: string[];
  words: Record<string, string>;
  slips: Record<string, string>;
  /** The number of the first document, and the name of the part. */
  texts: [number, string][];
  lists: [string, string][];
  say: SearchWords;
}
interface SearchWords {
  all: string | { one: string; many: string };
  found: string | { one: string; many: string };
  best: string | { one: string; many: string };
  none: string;
  near: string;
  failed: string;
  sample: string;
  also: string;
  section: string;
  instead: string;
  lists: string;
  whom: string;
  more: string;
  every: string;
}
/** Anchor, heading and text of a section. */
type SearchPassage = [string, string, string];
type SearchRow = [string, string, string, SearchPassage[], string[], 1?];
type SearchPart = string | SearchRow[];
interface SearchHit {
  number: number;
  score: number;
  kind: number;
}
interface SearchOutcome {
  hits: SearchHit[];
  /** All that was looked for, and the same without halves of words. */
  terms: string[];
  whole: string[];
  words: string[];
  /** Whether no word stands on the site as it was asked: what was found is like it. */
  isGuess: boolean;
  /** Words to ask when nothing was found. */
  instead: string[];
}
interface SearchText {
  address: string;
  title: string;
  theme: string;
  passages: SearchPassage[];
  names: string[];
  isSample: boolean;
}
interface Searcher {
  ask(question: string, options?: { isHalf?: boolean }): Promise<SearchOutcome>;
  text(number: number): Promise<SearchText>;
  stem(word: string): string;
  wordsOf(text: string): string[];
}
interface SearchShown {
  attend(find: HTMLElement): void;
  page(place: HTMLElement): void;
}

interface Window {
  stadswijzerEditing: EditingData;
  stadswijzerSurvey: SurveyData;
  stadswijzerLearning?: LearningIndex;
  /** The start of the search index, its rules of ranking, and what shows results (`search/scripts/`). */
  stadswijzerSearch: SearchStart;
  stadswijzerFound: Record<string, SearchPart>;
  stadswijzerLines: {
    lines(text: string): Map<string, SearchLine>;
    decode(postings: string, levels: [number, number]): Map<number, number>;
    once<T>(kept: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T>;
  };
  stadswijzerWords: {
    stemmer(rules: SearchRules): { stem(word: string): string; variants(word: string): string[] };
    wordsOf(text: string): string[];
    together(question: string, listed: string[]): string[];
    isSlip(one: string, other: string): boolean;
    isNear(one: string, other: string): boolean;
  };
  stadswijzerRanking: { searcher(data: SearchStart, fetchPart: (name: string) => Promise<void>): Searcher };
  stadswijzerMatches: {
    element(name: string, attributes?: Record<string, string>, children?: (Node | string)[]): HTMLElement;
    matcher(searcher: Searcher, outcome: SearchOutcome): (word: string) => string;
    best(passages: SearchPassage[], match: (word: string) => string): { anchor: string; heading: string; text: string };
    marked(text: string, match: (word: string) => string): (Node | string)[];
  };
  stadswijzerResults(script: (name: string) => Promise<void>, root: string): SearchShown;
  stadswijzerQuestions?: Record<string, Record<string, FetchedQuestion>>;
  stadswijzerPreview?: { problems: PreviewProblem[]; words: { title?: string; hide?: string; go?: string } };
  /** For the tests that hold it against `stadswijzer format`. */
  stadswijzerYaml: {
    write(fields: Field[], values: PartValue): string;
    opened(text: string): { kind: EditingKind; values: PartValue } | null;
  };
}
