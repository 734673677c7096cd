import { randomInt } from 'node:crypto';

/** `GenerateSecretString` of an AWS::SecretsManager::Secret. */
export type SecretRecipe = {
  PasswordLength?: number;
  ExcludeCharacters?: string;
  ExcludeLowercase?: boolean;
  ExcludeUppercase?: boolean;
  ExcludeNumbers?: boolean;
  ExcludePunctuation?: boolean;
  IncludeSpace?: boolean;
  RequireEachIncludedType?: boolean;
  SecretStringTemplate?: string;
  GenerateStringKey?: string;
};

/**
 * A random secret as Secrets Manager would generate it; with a template, the JSON object with the secret put in.
 * Source: CloudFormation reference of GenerateSecretString.
 */
export function generatedSecret(recipe: SecretRecipe): string {
  const excluded = new Set(recipe.ExcludeCharacters ?? '');
  const alphabets = [
    recipe.ExcludeLowercase ? '' : 'abcdefghijklmnopqrstuvwxyz',
    recipe.ExcludeUppercase ? '' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ',
    recipe.ExcludeNumbers ? '' : '0123456789',
    recipe.ExcludePunctuation ? '' : '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~',
    recipe.IncludeSpace ? ' ' : '',
  ]
    .map((alphabet) => [...alphabet].filter((letter) => !excluded.has(letter)))
    .filter(({ length }) => length);
  const each = recipe.RequireEachIncludedType === false ? [] : alphabets.map(oneOf);
  const length = recipe.PasswordLength ?? 32;
  const others = Array.from({ length: length - each.length }, () => oneOf(alphabets.flat()));
  const secret = shuffled([...each, ...others]).join('');
  if (recipe.SecretStringTemplate === undefined || recipe.GenerateStringKey === undefined) return secret;
  return JSON.stringify({ ...JSON.parse(recipe.SecretStringTemplate), [recipe.GenerateStringKey]: secret });
}

function oneOf(letters: string[]): string {
  return letters[randomInt(letters.length)]!;
}

function shuffled(letters: string[]): string[] {
  for (let at = letters.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [letters[at], letters[other]] = [letters[other]!, letters[at]!];
  }
  return letters;
}
