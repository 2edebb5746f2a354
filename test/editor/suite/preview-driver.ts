/** The harness, at the other end of its bridge: the extension host itself can neither look into a webview nor print where a person looks. */
const bridge = process.env.VPCLENS_TEST_BRIDGE ?? '';

export async function ask(message: Record<string, unknown>): Promise<unknown> {
  const response = await fetch(bridge, { method: 'POST', body: JSON.stringify(message) });
  const { result, error } = (await response.json()) as { result: unknown; error?: string };
  if (error) throw new Error(error);
  return result;
}

/** Runs a function in the preview's document. It is sent as text: it can use nothing from around it but its argument. Undefined: there is no preview. */
export async function inPreview<T, A = undefined>(look: (argument: A) => T, argument?: A): Promise<T | undefined> {
  return ((await ask({ action: 'evaluate', source: look.toString(), argument })) ?? undefined) as T | undefined;
}

/** The same in the document of another page, which has what a selector finds. */
export async function inPage<T, A = undefined>(
  selector: string,
  look: (argument: A) => T,
  argument?: A,
): Promise<T | undefined> {
  return ((await ask({ action: 'evaluateIn', selector, source: look.toString(), argument })) ?? undefined) as
    | T
    | undefined;
}

export async function clickInPreview(selector: string, modifiers: readonly string[] = []): Promise<void> {
  await ask({ action: 'click', selector, modifiers });
}

export async function pressInPreview(selector: string, key: string): Promise<void> {
  await ask({ action: 'press', selector, key });
}

export async function fillInPreview(selector: string, text: string): Promise<void> {
  await ask({ action: 'fill', selector, text });
}
