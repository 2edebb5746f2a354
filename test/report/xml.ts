/** An element of an XML document. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** All text inside, entities replaced. */
  readonly text: string;
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const TOKEN = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!doctype[^>]*>|<\/?[^<>]*>|[^<]+|</gi;

/** Reads a document, strictly: anything that is not well-formed throws. */
export function parseXml(source: string): XmlElement {
  const bad = [...source].find(
    (character) => !/[\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(character),
  );
  if (bad !== undefined)
    throw new Error(`a character that no XML document may have: U+${bad.codePointAt(0)?.toString(16)}`);
  const top = { name: '', attributes: {}, children: [] as XmlElement[], text: '' };
  const open = [top];
  for (const [token] of source.matchAll(TOKEN)) {
    const current = open.at(-1) as typeof top;
    if (/^<[!?]/.test(token)) continue;
    if (token.startsWith('</')) {
      const name = token.slice(2, -1).trim();
      if (open.length === 1 || current.name !== name) throw new Error(`</${name}> closes <${current.name}>`);
      open.pop();
      (open.at(-1) as typeof top).children.push(current);
      (open.at(-1) as typeof top).text += current.text;
    } else if (token.startsWith('<')) {
      const element = startTag(token);
      if (token.endsWith('/>')) current.children.push(element);
      else open.push(element);
    } else {
      if (open.length === 1 && token.trim() !== '') throw new Error(`text outside of the document: ${token}`);
      current.text += decode(token);
    }
  }
  if (open.length !== 1) throw new Error(`<${open.at(-1)?.name}> is not closed`);
  if (top.children.length !== 1) throw new Error(`${top.children.length} root elements`);
  return top.children[0] as XmlElement;
}

function startTag(token: string): {
  name: string;
  attributes: Record<string, string>;
  children: XmlElement[];
  text: string;
} {
  const match = /^<([A-Za-z][\w-]*)((?:\s+[\w:-]+="[^"<]*")*)\s*\/?>$/.exec(token);
  if (!match) throw new Error(`not a tag: ${token}`);
  const attributes: Record<string, string> = {};
  for (const [, name, value] of (match[2] as string).matchAll(/([\w:-]+)="([^"]*)"/g)) {
    if ((name as string) in attributes) throw new Error(`${name} twice in ${token}`);
    attributes[name as string] = decode(value as string);
  }
  return { name: match[1] as string, attributes, children: [], text: '' };
}

function decode(text: string): string {
  const rest = text.replace(/&(\w+|#\d+);/g, '');
  if (rest.includes('&')) throw new Error(`a bare & in ${text}`);
  return text.replace(/&(?:#(\d+)|(\w+));/g, (all, number: string | undefined, name: string) => {
    const value = number === undefined ? ENTITIES[name] : String.fromCodePoint(Number(number));
    if (value === undefined) throw new Error(`no entity ${all}`);
    return value;
  });
}

/** All elements of a name, at any depth. */
export function elements(root: XmlElement, name: string): XmlElement[] {
  return root.children.flatMap((child) => [...(child.name === name ? [child] : []), ...elements(child, name)]);
}
