import { afterAll, beforeAll, expect, test } from 'vitest';
import { DECISION_FLOW } from '../../server/demo/flows.ts';
import { findVersion } from '../../server/store/versions.ts';
import { all, edited, look, say } from '../format/format-papers.ts';
import type { Edit } from '../format/format-papers.ts';
import { openHouse, type House } from './house.ts';

let house: House;
beforeAll(async () => { house = await openHouse(); }, 120_000);
afterAll(() => house.close());

/** Hands in the decision as it was edited, and asks for its preview. */
const drafted = async (edit: Edit) => {
  const { api } = await house.sit('u14');
  const { id } = await api.createDraft(DECISION_FLOW.draft);
  await api.putFile(id, 'quyet-dinh.docx', edited(await api.templateFile('decision-budget'), edit));
  return { api, id, preview: await api.preview(id) };
};

test('errors of form hold a document back, and none of its text is lost', async () => {
  const { api, id, preview } = await drafted(all(say('>/QĐ-SCT<', '>/BC-SCT<'), look('Nơi nhận:', '<w:b w:val="0"/>'), say('Nguồn kinh phí: Dự', 'Nguồn kinh  phí: Dự')));
  expect(preview.findings.map(({ ruleId, level }) => [ruleId, level])).toEqual([['C06', 'E'], ['R01', 'E'], ['B09', 'I']]);
  await expect(api.submit(id, (await api.document(id)).rowVersion, preview.previewId)).rejects.toMatchObject({ code: 'FORMAT_ERRORS', facts: { k: 2 } });
  expect((await api.document(id)).status).toBe('DRAFT');
});

test('warnings let it go, and are recorded with the version', async () => {
  const { api, id, preview } = await drafted(say('./.', '.'));
  expect(preview.findings.map(({ ruleId, level }) => [ruleId, level])).toEqual([['B08', 'W']]);
  const submitted = await api.submit(id, (await api.document(id)).rowVersion, preview.previewId);
  expect(submitted.status).toBe('IN_CIRCULATION');
  const version = await house.parts.store.read((db) => findVersion(db, id, 1));
  expect(version?.snapshot.facts['findings']).toMatchObject([{ ruleId: 'B08', level: 'W', facts: { count: 0 } }]);
});
