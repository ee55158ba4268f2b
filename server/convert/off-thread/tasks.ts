import { inspectDocx } from '../docx/inspect.ts';

/** What may run off the event loop: pure functions of data that can be copied between threads. */
export const TASKS = { inspectDocx };

export type Tasks = typeof TASKS;
export type TaskName = keyof Tasks;
