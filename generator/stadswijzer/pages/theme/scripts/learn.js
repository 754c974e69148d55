// Learning on any page: marks of what this device remembers, and questions that can be answered.
import { startMarks } from "./learn/marks.js";
import { startQuiz } from "./learn/quiz.js";

startMarks();
startQuiz();
