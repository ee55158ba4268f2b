/** How an authority is reached: a question by POST, or nothing to ask and GET. @throws when there is no good answer within the limits */
export type Transport = (address: string, question: Uint8Array | null) => Promise<Uint8Array>;

export interface TransportLimits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** Reads no further than allowed. */
const readBounded = async (response: Response, maxBytes: number): Promise<Uint8Array> => {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of response.body ?? []) {
    length += piece.length;
    if (length > maxBytes) throw new RangeError(`more than ${maxBytes} bytes`);
    pieces.push(piece);
  }
  return new Uint8Array(Buffer.concat(pieces, length));
};

/** One try over the web; redirects are not followed, since the authority has signed this address and no other. */
export const webTransport = ({ timeoutMs, maxBytes }: TransportLimits): Transport => async (address, question) => {
  const response = await fetch(address, {
    redirect: 'error', signal: AbortSignal.timeout(timeoutMs),
    ...(question === null ? {} : { method: 'POST', headers: { 'content-type': 'application/ocsp-request' }, body: new Uint8Array(question) }),
  });
  if (!response.ok) {
    await response.body?.cancel();
    throw new RangeError(`HTTP ${response.status}`);
  }
  return readBounded(response, maxBytes);
};
