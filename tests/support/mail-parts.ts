/** The attachments of a message as it came over the wire, by their names (RFC 2045, base64). */
export function attachmentsOf(message: string): ReadonlyMap<string, Buffer> {
  const found = new Map<string, Buffer>();
  for (const part of message.split(/\r?\n--/u)) {
    const [head = '', ...body] = part.split(/\r?\n\r?\n/u);
    const name = /filename="?([^"\r\n;]+)"?/iu.exec(head)?.[1];
    if (name !== undefined && /base64/iu.test(head)) found.set(name, Buffer.from(body.join('\n'), 'base64'));
  }
  return found;
}
