/** Cuts the tokens of a block into statements by following the grammar, and finds its feet again behind what the grammar does not know. */
import type { IToken } from 'chevrotain';
import { firstWords, homesOf, startsIn, statementCallsIn } from '../words/blocks.js';
import { fittingSlots, type State, startOf, step } from './follow.js';

export interface Statement {
  readonly tokens: readonly IToken[];
  /** What can come next; undefined behind something that the grammar does not know. */
  readonly state: State | undefined;
  /** The name that it declares. */
  readonly name: string | undefined;
}

interface Growing {
  tokens: IToken[];
  state: State | undefined;
  name: string | undefined;
}

/** The last statement of a run of tokens without braces, in the block of a rule. */
export function lastStatement(block: string, tokens: readonly IToken[]): Statement {
  const start = startOf(block);
  const fresh = (): Growing => ({ tokens: [], state: start, name: undefined });
  let statement = fresh();
  for (let at = 0; at < tokens.length; at++) {
    const token = tokens[at] as IToken;
    if (take(statement, token)) continue;
    const restart = statement.state?.ends ? at : restartAt(block, tokens, at, statement);
    if (restart === undefined || !step(start, tokens[restart] as IToken)) {
      statement.state = undefined;
      statement.tokens.push(token);
      continue;
    }
    statement = fresh();
    at = restart - 1;
  }
  return statement;
}

function take(statement: Growing, token: IToken): boolean {
  const next = statement.state && step(statement.state, token);
  if (!statement.state || !next) return false;
  if (fittingSlots(statement.state, token).some(({ terminal }) => terminal === 'NAME')) statement.name = token.image;
  statement.state = next;
  statement.tokens.push(token);
  return true;
}

/** Half a statement stands before a token that does not fit: who writes goes on in a new line, or with a word that begins something. */
function restartAt(block: string, tokens: readonly IToken[], at: number, statement: Statement): number | undefined {
  const { startLine, image } = tokens[at] as IToken;
  let first = at;
  while (tokens[first - 1]?.startLine === startLine) first--;
  const beginning = at - statement.tokens.length;
  if (first > beginning && step(startOf(block), tokens[first] as IToken)) return first;
  return at > beginning && startsIn(block).includes(image) ? at : undefined;
}

/** The rule whose block a brace opens behind a statement: what the grammar says, else what the statement's words tell. */
export function blockBehind(block: string, statement: Statement): string {
  const slot = statement.state?.slots.find(({ symbol }) => symbol === '{');
  if (slot) return slot.rule;
  for (const { image } of statement.tokens) {
    const home = [block, ...homesOf(image)].find((candidate) => startsIn(candidate).includes(image));
    const rule =
      home &&
      statementCallsIn(home).find(
        (call) => firstWords(call).includes(image) && startsIn(call.rule.$refText).length > 0,
      );
    if (rule) return rule.rule.$refText;
  }
  return block;
}
