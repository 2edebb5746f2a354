import type { LangiumDocument } from 'langium';
import type { Finding } from '../network/findings/index.js';
import type { IgnoreComment } from '../network/rules/index.js';
import { emptyTopology, type Topology } from '../network/topology/index.js';
import { importGraph, importsOf, type ReadImport, uriKey } from './link/imports.js';
import { type Link, linkAll } from './link/link.js';
import { FileScope } from './link/scopes.js';
import { type Growing, lowerFile } from './lower/file.js';
import type { FileBuilder } from './lower/file-builder.js';
import { nameFindings } from './lower/name-findings.js';
import { tellApart } from './lower/tell-apart.js';
import { type ParsedFile, parsedFileOf, parseFile } from './parse/parsed-file.js';
import { syntaxFindings } from './parse/syntax-findings.js';

/** More than this of one file help nobody, and editors choke on them. */
const MOST_FINDINGS = 1000;

export interface SourceFile {
  readonly uri: string;
  readonly text: string;
}

/** What a set of files says, and what is wrong with how they say it. */
export interface LoadedNetwork {
  readonly topology: Topology;
  readonly findings: Finding[];
  readonly ignores: IgnoreComment[];
  /** Every file that was read, the given ones first. */
  readonly files: string[];
  /** Every name in the texts and what it means. */
  readonly links: readonly Link[];
}

/** Reads files and everything they import. Never throws, whatever the texts are. */
export function loadNetwork(files: readonly SourceFile[], readImport: ReadImport): LoadedNetwork {
  const parsed = new Map<string, ParsedFile>();
  const refused = new Map<string, string>();
  for (const { uri, text } of files) {
    const key = uriKey(uri);
    if (!parsed.has(key)) parsed.set(key, parseFile(uri, text));
  }
  // A map's values can be iterated while it grows.
  for (const file of parsed.values()) {
    for (const { uri } of importsOf(file)) {
      if (uri === undefined || parsed.has(uri)) continue;
      const text = readImport(uri);
      if (typeof text === 'string') parsed.set(uri, parseFile(uri, text));
      else if (text) refused.set(uri, text.refused);
    }
  }
  return networkOf(parsed, refused);
}

/** The same from documents that are parsed already, as an editor's server has them. Imports are looked for among them. */
export function lowerDocuments(
  documents: readonly LangiumDocument[],
  refused: ReadonlyMap<string, string> = new Map(),
): LoadedNetwork {
  const files = new Map(documents.map((document) => [uriKey(document.uri.toString()), parsedFileOf(document)]));
  return networkOf(files, refused);
}

function networkOf(files: ReadonlyMap<string, ParsedFile>, refused: ReadonlyMap<string, string>): LoadedNetwork {
  const topology = emptyTopology() as Growing<Topology>;
  const graph = importGraph(files, refused);
  const findings: Finding[] = [...graph.findings];
  const ignores: IgnoreComment[] = [];
  const scopes = new Map([...files].map(([key, file]) => [key, new FileScope(file.uri)]));
  for (const [key, scope] of scopes)
    scope.visible = (graph.visible.get(key) ?? []).map((other) => scopes.get(other) as FileScope);

  const builders: FileBuilder[] = [];
  const syntax: Finding[][] = [];
  for (const [key, file] of files) {
    const lowered = lowerFile(file, scopes.get(key) as FileScope, topology);
    builders.push(lowered.builder);
    syntax.push(syntaxFindings(file));
    for (const ignore of lowered.ignores) ignores.push(ignore);
  }
  tellApart(builders.flatMap(({ elements }) => elements));
  const links: Link[] = [];
  builders.forEach((builder, index) => {
    for (const link of linkAll(builder.links, (finding) => builder.findings.push(finding))) links.push(link);
    for (const finding of [...(syntax[index] ?? []), ...builder.findings, ...nameFindings(builder)].slice(
      0,
      MOST_FINDINGS,
    ))
      findings.push(finding);
  });

  return {
    topology,
    findings,
    ignores,
    files: [...files.values()].map((file) => file.uri),
    links,
  };
}
