import { checkFormat } from '../../server/format/check-format.ts';
import { edited, MAIN, paperOf } from '../format/format-papers.ts';
import { median, report, timed } from './measure.ts';

/** A hundred pages of a decision: about 12 paragraphs of five lines on each. */
const PARAGRAPHS = 1200;
const RUNS = 5;
const LIMIT_MS = 1000;

const { docx, context } = paperOf('decision');
const long = edited(docx, (parts) => {
  const xml = parts[MAIN] ?? '';
  const start = xml.lastIndexOf('<w:p>', xml.indexOf('Nguồn kinh phí'));
  const end = xml.indexOf('</w:p>', start) + '</w:p>'.length;
  const sentence = 'Sở Công Thương chủ trì, phối hợp với các đơn vị liên quan tổ chức thực hiện theo đúng quy định. ';
  const paragraph = xml.slice(start, end).replace('Nguồn kinh phí:', `Nguồn kinh phí: ${sentence.repeat(4)}`);
  parts[MAIN] = xml.slice(0, end) + paragraph.repeat(PARAGRAPHS) + xml.slice(end);
});

/** Processor time of this process, in milliseconds: what the promise is about, whatever else the machine does. */
const busy = async (work: () => void): Promise<number> => {
  const before = process.cpuUsage();
  await timed(work);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};
const times: number[] = [];
for (let run = 0; run < RUNS; run += 1) times.push(await busy(() => { checkFormat(long, context); }));
const short: number[] = [];
for (let run = 0; run < RUNS; run += 1) short.push(await busy(() => { checkFormat(docx, context); }));
report('Check of form', [
  { what: 'one hundred pages, processor time', value: median(times), unit: 'ms', limit: LIMIT_MS },
  { what: 'the two-page decision', value: median(short), unit: 'ms' },
  { what: 'one hundred pages ÷ two pages', value: median(times) / median(short), unit: '×' },
]);
