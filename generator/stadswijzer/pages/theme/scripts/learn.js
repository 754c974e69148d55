// Learning on any page: marks of what this device remembers, and questions that can be answered.
import { startDepartment } from "./learn/department.js";
import { startInvite } from "./learn/invite.js";
import { startMarks } from "./learn/marks.js";
import { startPersonal } from "./learn/personal.js";
import { startQuiz } from "./learn/quiz.js";
import { startWaiting } from "./learn/waiting.js";

startMarks();
startDepartment();
startInvite();
startQuiz();
startPersonal();
startWaiting();
