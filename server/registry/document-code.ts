/** Số và ký hiệu as one: NĐ 30/2020, Phụ lục I, Phần I, II.3. */

/** `07/BB-SCT`: the number padded with zeros to `padTo` digits (two by the decree), no spaces. */
export const documentCode = (number: number, symbol: string, padTo: number): string => `${String(number).padStart(padTo, '0')}/${symbol}`;
