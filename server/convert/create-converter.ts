import { join } from 'node:path';
import { RefusalError } from '../circulation/errors.ts';
import { DEFAULT_LIMITS, type Conversion, type Converter, type ConverterLimits } from './converter.ts';
import { embeddedEngine } from './engines/embedded.ts';
import { findSoffice } from './engines/find-soffice.ts';
import { gotenbergConverter } from './engines/gotenberg.ts';
import { sofficeEngine } from './engines/soffice.ts';
import { SupervisedConverter } from './engines/supervise.ts';

export interface ConverterSettings {
  readonly converter: 'auto' | 'embedded' | 'soffice' | 'gotenberg';
  /** Address of a Gotenberg service. */
  readonly converterUrl?: string | undefined;
  /** Folder for the profile and the working files of a local LibreOffice. */
  readonly dataDir: string;
  readonly limits?: Partial<ConverterLimits> | undefined;
}

const END_OF_FILE = '%%EOF';

/** Nobody's "done" is believed: what comes back must at least be a whole PDF. */
const checked = (converter: Converter): Converter => ({
  name: converter.name,
  version: () => converter.version(),
  warm: () => converter.warm(),
  close: () => converter.close(),
  convert: async (docx): Promise<Conversion> => {
    const conversion = await converter.convert(docx);
    const bytes = Buffer.from(conversion.pdf.buffer, conversion.pdf.byteOffset, conversion.pdf.byteLength);
    const whole = bytes.subarray(0, 5).equals(Buffer.from('%PDF-')) && bytes.subarray(-64).includes(END_OF_FILE);
    if (!whole) throw new RefusalError('CONVERT_FAILED', { detail: 'PDF' });
    return conversion;
  },
});

/**
 * Picks the engine and starts nothing yet. `auto`: the service if an address is given, else an installed LibreOffice, else the embedded one.
 * @throws Error when the engine that was asked for is not there
 */
export const createConverter = ({ converter, converterUrl, dataDir, limits: given }: ConverterSettings): Converter => {
  const limits = { ...DEFAULT_LIMITS, ...given };
  if (converter === 'gotenberg' || (converter === 'auto' && converterUrl !== undefined)) {
    if (converterUrl === undefined) throw new Error('CONVERTER=gotenberg needs CONVERTER_URL');
    return checked(gotenbergConverter(converterUrl, limits));
  }
  const office = converter === 'embedded' ? null : findSoffice();
  if (office !== null) return checked(new SupervisedConverter(sofficeEngine(office, join(dataDir, 'converter')), limits));
  if (converter === 'soffice') throw new Error('CONVERTER=soffice: no LibreOffice with Python UNO was found (Debian: apt-get install libreoffice-writer-nogui python3-uno fonts-liberation2)');
  return checked(new SupervisedConverter(embeddedEngine(), limits));
};
