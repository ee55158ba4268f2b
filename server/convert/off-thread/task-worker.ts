import { answerTasks } from '../../threads/answer-tasks.ts';
import { TASKS } from './tasks.ts';

answerTasks(TASKS);
