const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text as it can stand in a page, in an attribute as well. */
export const escaped = (text: unknown): string =>
  String(text ?? '').replace(/[&<>"']/g, (sign) => signs[sign] ?? '');

/** A whole page that needs neither a script nor a login. @param body HTML in which every text is escaped */
export const page = (title: string, body: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<link rel="stylesheet" href="/forms.css">
</head>
<body><main class="desk-form">
<h1>${escaped(title)}</h1>
${body}
</main></body>
</html>
`;

/** A page that says one thing, and perhaps offers one button. */
export const wordPage = (
  title: string,
  words: readonly string[],
  button?: { readonly action: string; readonly label: string; readonly method?: 'get' | 'post' },
): string =>
  page(
    title,
    `${words.map((word) => `<p>${escaped(word)}</p>`).join('\n')}${
      button
        ? `\n<form method="${button.method ?? 'post'}" action="${escaped(button.action)}"><button type="submit">${escaped(button.label)}</button></form>`
        : ''
    }`,
  );
