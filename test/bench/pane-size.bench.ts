import { resolve } from 'node:path';
import { report } from './measure.ts';
import { INITIAL_LIMIT_KB, initialScripts } from './pane-size.ts';

const pane = resolve(import.meta.dirname, '../../.build/pane');

report('The pane, compressed', (['index.html', 'word.html'] as const).flatMap((page) => {
  const scripts = initialScripts(pane, page);
  const whole = [...scripts.values()].reduce((sum, size) => sum + size, 0);
  return [
    ...[...scripts].map(([path, value]) => ({ what: `${page}: ${path}`, value, unit: 'KB' as const })),
    { what: `${page}: initial JavaScript`, value: whole, unit: 'KB' as const, limit: INITIAL_LIMIT_KB },
  ];
}));
