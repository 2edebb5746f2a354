/** A picture of a network before anybody decides how it is drawn: boxes in boxes, and lines between them. */
export interface Diagram {
  readonly boxes: readonly DiagramBox[];
  readonly lines: readonly DiagramLine[];
}

/** `area` holds other boxes; `outside` is no part of AWS. */
export type BoxShape = 'area' | 'outside' | 'gateway' | 'load-balancer' | 'database' | 'resource';

export interface DiagramBox {
  /** Names from the outermost box inwards: `shop`, `counter`, `cashier`. No two boxes have the same. */
  readonly path: readonly string[];
  readonly shape: BoxShape;
  /** The name, as the file has it. */
  readonly label: string;
  /** A line each, below the name: what it is, its addresses, who decides about it. */
  readonly details: readonly string[];
  /** Of a subnet: what its routes make it. */
  readonly access?: 'public' | 'private' | 'vpn-only' | 'unknown' | undefined;
  readonly boxes: readonly DiagramBox[];
}

/** `way`: where the network leads. The rest are flows: what gets through and is answered, what loses its reply, what nobody can tell. */
export type LineKind = 'way' | 'flow' | 'one-way' | 'unknown';

/** From where packets go to where they go. */
export interface DiagramLine {
  readonly from: DiagramBox;
  readonly to: DiagramBox;
  readonly kind: LineKind;
  readonly label: string;
  /** There is no first end. */
  readonly both?: true | undefined;
}

/** Every box, each before what is in it. */
export function* everyBox(boxes: readonly DiagramBox[]): Iterable<DiagramBox> {
  for (const box of boxes) {
    yield box;
    yield* everyBox(box.boxes);
  }
}
