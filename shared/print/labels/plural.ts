type Category = Intl.LDMLPluralRule

/**
 * The form of a word that goes with a number, by the rules of a language. Every category that the language has needs
 * its form; `other` is also said for those that are left out.
 */
export function pluralIn(
  language: string,
): <Form>(
  count: number,
  forms: Readonly<Partial<Record<Category, Form>> & { other: Form }>,
) => Form {
  const rules = new Intl.PluralRules(language)
  return (count, forms) => forms[rules.select(count)] ?? forms.other
}
