/** Where each button of the ribbon leads; the manifest names them in `?open=`. The form is checked where the document is drafted. */
const STARTS: Readonly<Record<string, string>> = { submit: '#/draft', format: '#/draft', inbox: '#/inbox' };

/** The address to begin at, from the page's query; null when no button of the ribbon opened it. */
export const ribbonStart = (query: string): string | null => STARTS[new URLSearchParams(query).get('open') ?? ''] ?? null;
