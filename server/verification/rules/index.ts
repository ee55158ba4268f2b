import { clerkFields, signatureFields } from './fields.ts';
import { furtherTimestamp } from './further-timestamp.ts';
import { longTermData } from './long-term-data.ts';
import type { Rule } from './rule.ts';
import { widgetBeside } from './widget-beside.ts';

/** Everything that may change after the first signature. What none of these claims is refused. */
export const RULES: readonly Rule[] = [signatureFields, widgetBeside, clerkFields, longTermData, furtherTimestamp];
