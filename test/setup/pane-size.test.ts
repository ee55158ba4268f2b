import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { INITIAL_LIMIT_KB, initialScripts } from '../bench/pane-size.ts';

test.each(['index.html', 'word.html'] as const)('%s asks for little before it shows something', (page) => {
  const sizes = [...initialScripts(resolve(import.meta.dirname, '../../.build/pane'), page).values()];
  expect(sizes.length).toBeGreaterThan(0);
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThanOrEqual(INITIAL_LIMIT_KB);
});
