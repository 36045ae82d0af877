/** Row numbers of contacts, a bit each: a million take 125 kB. */
export class RowSet {
  #bits: Uint8Array;
  #size = 0;

  constructor(highest: number) {
    this.#bits = new Uint8Array((highest >> 3) + 1);
  }

  get size(): number {
    return this.#size;
  }

  has(row: number): boolean {
    return ((this.#bits[row >> 3] ?? 0) & (1 << (row & 7))) !== 0;
  }

  add(row: number): void {
    const place = row >> 3;
    if (place >= this.#bits.length) {
      const larger = new Uint8Array(Math.max(place + 1, this.#bits.length * 2));
      larger.set(this.#bits);
      this.#bits = larger;
    }
    const bit = 1 << (row & 7);
    const byte = this.#bits[place] as number;
    if ((byte & bit) !== 0) return;
    this.#bits[place] = byte | bit;
    this.#size += 1;
  }

  /** All rows, in ascending order. */
  *rows(): Generator<number> {
    for (const [place, byte] of this.#bits.entries()) {
      if (byte === 0) continue;
      for (let bit = 0; bit < 8; bit++) if ((byte & (1 << bit)) !== 0) yield place * 8 + bit;
    }
  }
}
