import {
  AdminDeleteUserCommand,
  CognitoIdentityProviderClient,
} from '@aws-sdk/client-cognito-identity-provider';

const cognito = /* @__PURE__ */ new CognitoIdentityProviderClient({ maxAttempts: 3 });

/** Deletes accounts of the user pool, with the name and address in them. @returns how many of them were there */
export async function deleteAccounts(names: readonly string[]): Promise<number> {
  let gone = 0;
  for (const Username of names)
    try {
      await cognito.send(new AdminDeleteUserCommand({ UserPoolId: process.env.USER_POOL, Username }));
      gone += 1;
    } catch (error) {
      if ((error as Error).name !== 'UserNotFoundException') throw error;
    }
  return gone;
}
