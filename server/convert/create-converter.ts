import { DEFAULT_LIMITS, type Converter, type ConverterLimits } from './converter.ts';
import { embeddedEngine } from './engines/embedded.ts';
import { SupervisedConverter } from './engines/supervise.ts';

export interface ConverterSettings {
  readonly converter: 'auto' | 'embedded' | 'soffice' | 'gotenberg';
  /** Address of a Gotenberg service. */
  readonly converterUrl?: string | undefined;
  /** Folder for the profile and the working files of a local LibreOffice. */
  readonly dataDir: string;
  readonly limits?: Partial<ConverterLimits> | undefined;
}

/** Picks the engine (`auto`: an address if given, else an installed LibreOffice, else the embedded one). Starts nothing yet. */
export const createConverter = async (settings: ConverterSettings): Promise<Converter> => {
  const limits = { ...DEFAULT_LIMITS, ...settings.limits };
  return new SupervisedConverter(embeddedEngine(), limits);
};
