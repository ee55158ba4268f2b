import { anchorDocx } from '../anchors/anchor-docx.ts';
import { inspectDocx } from '../docx/inspect.ts';
import { examinePdf } from '../examine-pdf.ts';

/** What may run off the event loop: pure functions of data that can be copied between threads. */
export const TASKS = { inspectDocx, anchorDocx, examinePdf };

export type Tasks = typeof TASKS;
