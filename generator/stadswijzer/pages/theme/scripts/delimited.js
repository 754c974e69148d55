// The part of the import that reads text with columns (CSV, TSV), fetched when the page is there.
import { recordsOf } from "./survey/delimited.js";

window.stadswijzerImport.delimited = recordsOf;
