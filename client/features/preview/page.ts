import * as vscode from 'vscode';
import { speech } from '../../../network/words/index.js';

/**
 * The page of the preview. Its policy allows the extension's own script (by nonce), its style sheet, and pictures that the page itself writes; nothing else, and nothing from the net.
 * The document's URI stands in the page, so that the preview can keep it for the time after a reload.
 */
export function pageHtml(webview: vscode.Webview, extensionUri: vscode.Uri, documentUri: string): string {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))));
  const asset = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(webviewFolder(extensionUri), name)).toString();
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    // The map is drawn once more to be saved as a PNG.
    'img-src data:',
  ].join('; ');
  const { language, catalogue } = speech();
  const words = language === 'en' ? '' : ` data-words="${attribute(JSON.stringify(catalogue))}"`;
  return `<!DOCTYPE html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>VPC Lens: Reachability</title>
<link rel="stylesheet" href="${attribute(asset('preview.css'))}">
</head>
<body data-uri="${attribute(documentUri)}"${words}>
<script nonce="${nonce}" src="${attribute(asset('preview.js'))}"></script>
</body>
</html>`;
}

export function webviewFolder(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

function attribute(text: string): string {
  return text.replace(/[&"<>]/g, (character) => `&#${character.charCodeAt(0)};`);
}
