/** The page of NĐ 30/2020, Phụ lục I, Mục I: A4, margins 20 · 20 · 30 · 20 mm; lengths in twips. */

export const PAGE = { width: 11906, height: 16838, top: 1134, bottom: 1134, left: 1701, right: 1134, header: 567, footer: 567 } as const;

/** Width of the text. */
export const TEXT_WIDTH = PAGE.width - PAGE.left - PAGE.right;

/** Two columns under which the header and the signature blocks stand: agency left, state title right. */
export const COLUMNS = { left: 3700, right: TEXT_WIDTH - 3700 } as const;
