import { createSign } from 'node:crypto';
import { SnsMessage, signedText } from '../../functions/monitoring/source/sns.ts';

/** A certificate made for these tests, as if SNS had published it, and the key to it. It vouches for nothing else. */
export const certificate = `-----BEGIN CERTIFICATE-----
MIIDGzCCAgOgAwIBAgIUQaSIR9ECNqFpbTp6pLBLvJLcMpYwDQYJKoZIhvcNAQEL
BQAwHDEaMBgGA1UEAwwRc25zLmFtYXpvbmF3cy5jb20wIBcNMjYxMTIyMjIxMTE0
WhgPMjEyNjEwMjkyMjExMTRaMBwxGjAYBgNVBAMMEXNucy5hbWF6b25hd3MuY29t
MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAs9v5+R4I5ruaS8KcvGs7
VpiwCrBKPcZmZSamjQBI1/+ocVHtI5fofD89kSD4xHCuK2F9UozLD2OO+UrABk/s
CARJz12ij1L1JXhK3++C6s3oN5e5wA46HfDWNikL51mA6zU5dODaA0OoInyyJF8+
2UturJ6A4oD0TczPkrAzmMJ/zKxOHZV5ED4bqxfPgd39S66Fh9Yr8+oopWerHemX
11JPstUQ7MPn74OO9ATNG7Ky2fuhybgPKsBgFQ2hU+VXG3hel+LsnCN8Wrzv/hJy
oh/hDp3iE1380sAieBS3dCV6j+o6TL2WGR4Df7SLGGPHYsoeuS131umqjqeY/k7r
nwIDAQABo1MwUTAdBgNVHQ4EFgQUsArpx6eiWTeodcvw+eZbNCLRvMQwHwYDVR0j
BBgwFoAUsArpx6eiWTeodcvw+eZbNCLRvMQwDwYDVR0TAQH/BAUwAwEB/zANBgkq
hkiG9w0BAQsFAAOCAQEAUF9xHIlz4gkvb4sqokAzVwAqsIc3SIbfWrnKTNwb1Dzv
Hr2+nWYDJc6WE7Q8jpXIN07nqevLh3zgKI5zlAmrnfb5WkmHeFmo6960nuDRoJpQ
tnsUUqMqw6EGtzOL4sXEwCrWEkyt8lTPdUc/JnhFPYcS6DF+4ngIfU2WlX/t0DQF
xrFkjCdINDgqV1uXc9br8o52bH8RzogtoY8A+duSucQCu740g9JccgF4siyS+CM0
18/xSWGtQrzlS2imYTWN4H/IpFf4B7N8v64menGnmv0pL4NP5aG+nyBX7r0vrFHr
sMm5tm03f205TwtUggBz4HhkXE2Gz2YioCUd5fQDcA==
-----END CERTIFICATE-----
`;

const key = `-----BEGIN PRIVATE KEY-----
MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQCz2/n5Hgjmu5pL
wpy8aztWmLAKsEo9xmZlJqaNAEjX/6hxUe0jl+h8Pz2RIPjEcK4rYX1SjMsPY475
SsAGT+wIBEnPXaKPUvUleErf74Lqzeg3l7nADjod8NY2KQvnWYDrNTl04NoDQ6gi
fLIkXz7ZS26snoDigPRNzM+SsDOYwn/MrE4dlXkQPhurF8+B3f1LroWH1ivz6iil
Z6sd6ZfXUk+y1RDsw+fvg470BM0bsrLZ+6HJuA8qwGAVDaFT5VcbeF6X4uycI3xa
vO/+EnKiH+EOneITXfzSwCJ4FLd0JXqP6jpMvZYZHgN/tIsYY8diyh65LXfW6aqO
p5j+TuufAgMBAAECggEAWLRLCsP3W+R2aprmtj6km0beu8bKNsFcytJPHgdf5bef
GZRwQjevX2fJM4RxbGCuZZLFPitWEpblcqmdHv/XxvRmerERdWJSqVI0i1ES3j8D
IjfgUooxu4aF/1wrFMSdwmMTnUMwAqAhkjCxoyKeWojLYrMhmZRD6QLz9MKWD+Y5
IwR092/MS5V6sDsyTRe2AcwjFCkrwNKE3Nw3/DQO2yDM2VoQVFt6Uip/2Fshqgsu
ewGfc9NWrxAf6zM5H/Y+F6HBaoYYFMVFnqYXxnZPLHw5YY53Q04EwHCTpyN9lK5a
bfScFkHm0CLHuc+T3yxfV8fLEL9vTG88VVjDBruH4QKBgQDjTrK4w3Sx1vsg7ifn
lIgBZqOtAeS8XXtkLkDxn2YkdIdRFybcLQG8xgP2LO4zb8Gcl0K/zkVtrXi/5br0
8c7YV6sO/nzusLbzZuhU5D2zWFsktG3oFDJD0fw+XykVWhFTsJ79wQnp0EMABvo6
FT12HtozQy+Pxu5bAFqsKHo7qQKBgQDKkAVGHkKlxfGetNfvVpSsIBRDlmZG4Jii
+7qCvue6rNGduc1V2kLmWnSKOq9uJfB7GbXGO92A2sO+sv8w2UcP4bHFi8+gyS6E
Ev3Bov6BhPQp4D9mGEipuqDZ0a0aykIo9fQc46oxG5YXma6Il04Os7MRvkzbDu6V
rXdT1bs6BwKBgH5PwxzM8FHKxu47qU0UyqcMpDOFc9gAkorO8SPTkez8HB3BocSD
9g0ydA0eVpeaqJodq+ft9cLGvOzV+hgXLvwla1b/r+jrph6Htt9FncvFc5Bn+xMV
9gCd9W+rbacBz9MTuKYF2T5mjnS7a91O5EJ5ToNh+FILF3TWM4yrSZFRAoGAQz5k
Qc6x2U5I06K9PFrFqA5OK9G1yjms8g4W8GhnjPTp8S5JGAMIymek4G5y5mH53yO9
0Dz3X1tAOAI77P90M7V8ylOLbZjbtESJsMpnKp/0XiJvaXkORioKU8Tjbk1OgUKE
80IwsXSy8sq1wepYo1DMVUuTP/VJBq87Ob1uFekCgYAzcY0lqURYvxPQLfEAHoeC
yGsianGGW7fBxU/LDKwVNUjMTcsjcQgWki8BkiyDVqsxKPPdyWVjiQLgKOCgvOns
HVrOUtVZmtRxojbE0UyoAOSCg/WtEkeXDDOkwZVFfnFJrVaVrRXkYYGm7bxx+nu/
6yvI3l+ST5gDVCsLLBanmA==
-----END PRIVATE KEY-----
`;

export const certificateUrl =
  'https://sns.us-east-1.amazonaws.com/SimpleNotificationService-0000000000000000000000000000000000.pem';

const unsigned = {
  Type: 'Notification',
  MessageId: '22b80b92-fdea-4c2c-8f9d-bdfb0c7bf324',
  TopicArn: 'arn:aws:sns:us-east-1:123456789012:alarms',
  Message: 'Backup done',
  Timestamp: '2026-11-23T10:59:00.000Z',
  SigningCertURL: certificateUrl,
};

/** A message as SNS posts it, signed the old or the new way. */
export function snsMessage(fields: object = {}, SignatureVersion: '1' | '2' = '2') {
  const message = { ...unsigned, ...fields, SignatureVersion, Signature: '' };
  const algorithm = SignatureVersion === '1' ? 'RSA-SHA1' : 'RSA-SHA256';
  const text = signedText(SnsMessage.parse(message));
  return { ...message, Signature: createSign(algorithm).update(text).sign(key, 'base64') };
}
