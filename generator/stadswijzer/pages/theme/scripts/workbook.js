// The part of the import that reads Excel workbooks, fetched when the page is there.
import { readWorkbook } from "./survey/workbook.js";

window.stadswijzerImport.workbook = readWorkbook;
