import * as vscode from 'vscode';
import type { Origin, StackFrame, TestFailure } from '../../../server/protocol.js';
import { rangeOf } from './test-tree.js';

/** Under this name menus know our messages. */
const CONTEXT = 'vpclens';

/** Why a test fails: the sentence, what was wanted beside what was found, and the packet's way, whose steps lead to their lines. */
export function failureMessage({ message, wanted, found, stack }: TestFailure, origin: Origin): vscode.TestMessage {
  const Frame: unknown = Reflect.get(vscode, 'TestMessageStackFrame');
  const told = isFrameClass(Frame) ? message : [message, ...stack.map(({ label }) => `  ${label}`)].join('\n');
  const made = messageAt(told, origin);
  made.expectedOutput = wanted;
  made.actualOutput = found;
  if (isFrameClass(Frame)) Object.assign(made, { stackTrace: stack.map((step) => frameOf(Frame, step)) });
  return made;
}

export function messageAt(text: string, origin: Origin): vscode.TestMessage {
  const made = new vscode.TestMessage(text);
  made.location = new vscode.Location(vscode.Uri.parse(origin.file, true), rangeOf(origin));
  made.contextValue = CONTEXT;
  return made;
}

/** VS Code has it since 1.94; what the oldest one that we run in offers has no name for it. */
type FrameClass = new (label: string, uri?: vscode.Uri, position?: vscode.Position) => object;

function isFrameClass(value: unknown): value is FrameClass {
  return typeof value === 'function';
}

function frameOf(Frame: FrameClass, { label, origin }: StackFrame): object {
  return origin ? new Frame(label, vscode.Uri.parse(origin.file, true), rangeOf(origin).start) : new Frame(label);
}
