import * as vscode from 'vscode';
import type { FileTests, Origin, TestLine } from '../../../server/protocol.js';

/** A line of a file, and the item that stands for it. */
export interface Leaf {
  readonly item: vscode.TestItem;
  readonly line: TestLine;
}

/** The items of the Testing view: a file, in it its `test`s, in these and beside them what is expected. */
export class TestTree {
  private readonly files = new Map<string, { readonly tests: FileTests; readonly leaves: readonly Leaf[] }>();

  constructor(private readonly controller: vscode.TestController) {}

  get uris(): string[] {
    return [...this.files.keys()];
  }

  /** Of one item there is one line, for as long as its text stays: what was found of it is remembered by the editor under its id. */
  update(tests: FileTests): readonly Leaf[] {
    if (tests.tests.length === 0) {
      this.controller.items.delete(tests.uri);
      this.files.delete(tests.uri);
      return [];
    }
    const uri = vscode.Uri.parse(tests.uri, true);
    const root = this.controller.items.get(tests.uri) ?? this.item(tests.uri, nameOf(uri), uri);
    const parents = new Map<string, vscode.TestItem>();
    const children = new Map<vscode.TestItem, vscode.TestItem[]>([[root, []]]);
    const under = (parent: vscode.TestItem, id: string, label: string, origin: Origin): vscode.TestItem => {
      const siblings = children.get(parent) ?? [];
      const own = uniqueId(id, siblings);
      const item = parent.children.get(own) ?? this.item(own, label, uri);
      item.range = rangeOf(origin);
      item.sortText = String(origin.range.start.line).padStart(7, '0');
      children.set(parent, [...siblings, item]);
      return item;
    };
    const leaves = tests.tests.map((line) => {
      const { test } = line;
      let parent = root;
      if (test) {
        const place = `${test.origin.range.start.line}:${test.origin.range.start.column}`;
        parent = parents.get(place) ?? under(root, `test ${test.name}`, test.name, test.origin);
        parents.set(place, parent);
      }
      return { item: under(parent, line.text, line.text, line.origin), line };
    });
    for (const [parent, items] of children) parent.children.replace(items);
    this.controller.items.add(root);
    this.files.set(tests.uri, { tests, leaves });
    return leaves;
  }

  /** The line that an item stands for. */
  lineOf(item: vscode.TestItem): TestLine | undefined {
    for (const { leaves } of this.files.values()) for (const leaf of leaves) if (leaf.item === item) return leaf.line;
    return undefined;
  }

  /** The ids, as menus know them, of the items whose line is judged. */
  judged(): string[] {
    return [...this.files.values()].flatMap(({ leaves }) =>
      leaves.filter(({ line }) => line.outcome !== undefined).map(({ item }) => item.id),
    );
  }

  clear(): void {
    this.controller.items.replace([]);
    this.files.clear();
  }

  private item(id: string, label: string, uri: vscode.Uri): vscode.TestItem {
    return this.controller.createTestItem(id, label, uri);
  }
}

/** An item and what it is in, from the outside. */
export function pathOf(item: vscode.TestItem): string {
  return item.parent ? `${pathOf(item.parent)}\n${item.id}` : item.id;
}

function uniqueId(id: string, siblings: readonly vscode.TestItem[]): string {
  let own = id;
  for (let count = 2; siblings.some((item) => item.id === own); count++) own = `${id} (${count})`;
  return own;
}

function nameOf(uri: vscode.Uri): string {
  return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** An origin counts from 1, the editor from 0. */
export function rangeOf({ range: { start, end } }: Origin): vscode.Range {
  return new vscode.Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1);
}
