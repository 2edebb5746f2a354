import { URI } from 'langium';
import { expect, it } from 'vitest';
import { loadNetwork, lowerDocuments } from '../../language/index.js';
import { coreServices } from '../../language/services.js';
import { EVERYTHING, OFFICE } from './everything.js';
import { plain } from './plain.js';

it('documents of an editor and texts of a program give the same network', () => {
  const { shared } = coreServices();
  const texts: Readonly<Record<string, string>> = { 'file:///shop.vpc': EVERYTHING, 'file:///office.vpc': OFFICE };
  const documents = Object.entries(texts).map(([uri, text]) =>
    shared.workspace.LangiumDocumentFactory.fromString(text, URI.parse(uri)),
  );
  const fromEditor = lowerDocuments(documents);
  const fromText = loadNetwork([{ uri: 'file:///shop.vpc', text: EVERYTHING }], (uri) => texts[uri]);
  expect(fromEditor.findings).toEqual([]);
  expect(fromEditor.files).toEqual(fromText.files);
  expect(plain(fromEditor.topology)).toEqual(plain(fromText.topology));
  expect(fromEditor.links.map((link) => link.origin)).toEqual(fromText.links.map((link) => link.origin));
});
