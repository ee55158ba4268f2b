import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkDocx } from '../../server/convert/check-docx.ts';
import { createConverter } from '../../server/convert/create-converter.ts';
import { makeCirculationPdf } from '../../server/convert/make-circulation-pdf.ts';
import { buildTemplate } from '../../server/format/templates.ts';
import { median, report, timed, type Measure } from './measure.ts';

/** Warm conversions of the minutes by both engines beside a cold `soffice` of the same file in the same run. */
const COLD_RUNS = 3;
const WARM_RUNS = 15;

const folder = mkdtempSync(join(tmpdir(), 'conversion-'));
const docx = buildTemplate('minutes-handover');
const file = join(folder, 'bien-ban.docx');
writeFileSync(file, docx);

const cold: number[] = [];
for (let run = 0; run < COLD_RUNS; run += 1) {
  cold.push(await timed(() => execFileSync('soffice', [
    `-env:UserInstallation=file://${join(folder, `profile-${run}`)}`, '--headless', '--convert-to', 'pdf', '--outdir', folder, file,
  ], { stdio: 'ignore' })));
}

const measures: Measure[] = [{ what: 'cold soffice command', value: median(cold), unit: 'ms' }];
try {
  for (const engine of ['soffice', 'embedded'] as const) {
    const converter = createConverter({ converter: engine, dataDir: folder });
    try {
      const starting = await timed(() => converter.warm());
      const checked = await checkDocx(docx);
      const warm: number[] = [];
      const whole: number[] = [];
      for (let run = 0; run < WARM_RUNS; run += 1) {
        let engineMs = 0;
        whole.push(await timed(async () => {
          engineMs = (await makeCirculationPdf({ docx: checked, converter, wanted: [], placedByHand: [], sealDiameterMm: 36 })).milliseconds;
        }));
        warm.push(engineMs);
      }
      measures.push(
        { what: `${engine}: start`, value: starting, unit: 'ms' },
        { what: `${engine}: warm conversion`, value: median(warm), unit: 'ms', limit: median(cold) },
        { what: `${engine}: with places found and result examined`, value: median(whole), unit: 'ms' },
        { what: `${engine}: cold soffice ÷ warm conversion`, value: median(cold) / median(warm), unit: '×' },
      );
    } finally {
      await converter.close();
    }
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
report('Conversion of the two-page minutes', measures);
