import { answerTasks } from '../threads/answer-tasks.ts';
import { PDF_TASKS } from './pdf-tasks.ts';

answerTasks(PDF_TASKS);
