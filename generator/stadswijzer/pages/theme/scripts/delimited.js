// The part of the import that reads text with columns (CSV, TSV), fetched when somebody chooses such a file.
import { recordsOf } from "./survey/delimited.js";

window.stadswijzerImport.delimited = recordsOf;
