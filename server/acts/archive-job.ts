import { z } from 'zod';
import type { Instant } from '../circulation/model.ts';
import type { OutboxJob } from '../store/outbox.ts';

export const ARCHIVE_TOPIC = 'raise-to-archive';

/** One for each document, so that it can be found again and is never there twice. */
export const archiveJobId = (documentId: string): string => `${ARCHIVE_TOPIC}-${documentId}`;

export const archiveJob = (documentId: string, now: Instant): Pick<OutboxJob, 'id' | 'topic' | 'payload' | 'createdAt' | 'runAt'> =>
  ({ id: archiveJobId(documentId), topic: ARCHIVE_TOPIC, payload: { documentId }, createdAt: now, runAt: now });

const Payload = z.object({ documentId: z.string().min(1) });
export const documentOfJob = ({ payload }: Pick<OutboxJob, 'payload'>): string => Payload.parse(payload).documentId;
