// The page "my progress": where one stands, what is next, a file to save and load, and what one may hand in.
import { startMarks } from "./learn/marks.js";
import { startQuiz } from "./learn/quiz.js";
import { startWaiting } from "./learn/waiting.js";
import { startFiles } from "./progress/files.js";
import { startHandIn } from "./progress/hand_in.js";
import { startReminder } from "./progress/reminder.js";
import { startStanding } from "./progress/standing.js";

startMarks();
startQuiz();
startWaiting();
startFiles();
startHandIn();
startReminder();
startStanding();
