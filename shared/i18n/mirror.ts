/** The same keys with any texts: what another language must offer, neither less nor more. */
export type Mirror<Texts> = { readonly [Key in keyof Texts]: Texts[Key] extends string ? string : Mirror<Texts[Key]> };
