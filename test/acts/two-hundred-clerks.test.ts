import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { listRegister } from '../../server/store/register.ts';
import { MINUTES_FLOW, submitDraft } from '../../server/demo/flows.ts';
import { startPostgres, type PostgresCluster } from '../store/postgres.ts';
import { openHouse, type House } from './house.ts';
import { copySigned } from './signed-copies.ts';

const CLERKS = ['u07', 'u08'];
const COUNT = 200;
/** The sample's last number of the series for minutes. */
const LAST = 6;

describe.each(['sqlite', 'postgres'] as const)('two hundred requests for a number at once (%s)', (engine) => {
  let cluster: PostgresCluster | null = null;
  let house: House;
  beforeAll(async () => {
    cluster = engine === 'postgres' ? await startPostgres() : null;
    house = await openHouse({ environment: { DATABASE_URL: await cluster?.createDatabase() } });
  }, 120_000);
  afterAll(async () => {
    await house.close();
    await cluster?.remove();
  });

  test('none twice, none missing, each in its own file and in the register; refused ones leave no hole', async () => {
    const submitted = await submitDraft(await house.sit('u06'), MINUTES_FLOW, (_what, work) => work());
    for (const { personId } of MINUTES_FLOW.signs) await (await house.sit(personId)).sign(submitted.id);
    const ids = await copySigned(house.parts, submitted.id, COUNT);
    const clerks = await Promise.all(CLERKS.map((id) => house.sit(id)));
    const today = (await clerks[0]?.api.numberProposal(submitted.id))?.issuedDate ?? '';
    const rowVersion = (await clerks[0]?.api.document(submitted.id))?.rowVersion ?? 0;

    const asked = ids.flatMap((id, index) => {
      const clerk = clerks[index % clerks.length];
      const take = async (date: string): Promise<number | string> => {
        try {
          return (await clerk?.api.assignNumber(id, date, rowVersion))?.number?.number ?? 0;
        } catch (error) {
          return String((error as { code?: string }).code);
        }
      };
      // Every tenth is asked for twice, and once for a day that is refused.
      return index % 10 === 0 ? [take(today), take('2020-01-01'), take(today)] : [take(today)];
    });
    const answers = await Promise.all(asked);
    const numbers = answers.filter((answer): answer is number => typeof answer === 'number').sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: COUNT }, (_, index) => LAST + 1 + index));
    expect(new Set(answers.filter((answer) => typeof answer === 'string'))).toEqual(new Set(['SERIES_CLOSED', 'WRONG_STATUS']));

    const rows = await house.parts.store.read((db) => listRegister(db, Number(today.slice(0, 4))));
    expect(rows.map(({ number }) => number)).toEqual(numbers);
    expect(house.logged).toEqual([]);
  }, 300_000);
});
