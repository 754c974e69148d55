// The part of the import that reads Excel workbooks, fetched when somebody chooses one.
import { readWorkbook } from "./survey/workbook.js";

window.stadswijzerImport.workbook = readWorkbook;
