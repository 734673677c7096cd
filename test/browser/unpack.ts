/** What Chromium is started with, unpacked on first use. It is made for Lambda, so it is told that this is one. */
export async function unpacked() {
  process.env.AWS_EXECUTION_ENV ??= 'AWS_Lambda_nodejs24.x';
  const { default: lambda } = await import('@sparticuz/chromium');
  return { executablePath: await lambda.executablePath(), args: lambda.args };
}

/** Before all tests, once: two files that begin together would write it, and start half of it, at the same time. */
export async function setup(): Promise<void> {
  await unpacked();
}
