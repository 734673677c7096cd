import { createVerify, X509Certificate } from 'node:crypto';
import { certificateAddress, type SnsMessage, signedText } from './source/sns.ts';

const certificates = new Map<string, X509Certificate>();
const most = 20;

/** A certificate of SNS; each is fetched once in the life of this sandbox. */
async function certificateAt(address: string): Promise<X509Certificate> {
  const kept = certificates.get(address);
  if (kept) return kept;
  const response = await fetch(address, { redirect: 'error', signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`The certificate of SNS could not be fetched: ${response.status}`);
  const certificate = new X509Certificate(await response.text());
  if (certificates.size >= most) certificates.clear();
  certificates.set(address, certificate);
  return certificate;
}

const algorithms: Readonly<Record<string, string>> = { '1': 'RSA-SHA1', '2': 'RSA-SHA256' };

/**
 * Why a message is not one that SNS signed; undefined when it is.
 *
 * @throws {Error} when the certificate cannot be had: then nobody knows yet
 */
export async function whyForged(message: SnsMessage): Promise<string | undefined> {
  const address = certificateAddress(message);
  if (!address) return 'Its certificate is not at an address of SNS.';
  const algorithm = algorithms[message.SignatureVersion];
  if (!algorithm)
    return `Its signature has version ${message.SignatureVersion.slice(0, 20)}, which is unknown.`;
  const { publicKey } = await certificateAt(address);
  const genuine = createVerify(algorithm)
    .update(signedText(message), 'utf8')
    .verify(publicKey, message.Signature, 'base64');
  return genuine ? undefined : 'Its signature is not that of SNS.';
}
