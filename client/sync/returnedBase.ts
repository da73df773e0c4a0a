import type { Base } from '../../shared/intake/returnedPlan.ts'
import { no, type Result, yes } from '../../shared/lib/result.ts'
import { pointRoot } from '../../shared/model/documents.ts'
import type { VersionId } from '../../shared/model/ids.ts'
import type { Party } from '../../shared/model/party.ts'
import type { Numbered } from '../../shared/model/plan.ts'
import { planLabels } from '../../shared/model/planLabels.ts'
import { readPointText } from '../../shared/model/pointText.ts'
import { readPlan, readVersions } from '../../shared/model/record.ts'
import { ENGLISH } from '../../shared/print/labels/en.ts'
import { planState } from '../../shared/rules/planState.ts'
import { NOT_THE_SAME } from './sides.ts'
import { readVersion } from './versions.ts'
import type { Workspace } from './workspace.ts'

/**
 * The text that a file was made from: a version, or for null what stands there at this moment. The reason is a sentence
 * for people.
 */
export async function readBase(
  { planId, plan: texts, record }: Workspace,
  version: VersionId | null,
): Promise<Result<Base>> {
  if (version === null) {
    const plan = readPlan(record)
    if (plan === null) return no('The plan is still being opened.')
    const state = planState(plan, (id) => readPointText(texts.getXmlFragment(pointRoot(id))))
    return yes({ state, ...words(plan) })
  }
  const answer = await readVersion(planId, version)
  if (!answer.ok) return no(`${answer.problem.title}. ${answer.problem.detail}`)
  const entry = readVersions(record).find((one) => one.id === version)
  if (entry?.hash !== answer.value.hash) return no(NOT_THE_SAME)
  const { content } = answer.value.version
  return yes({ state: content, ...words(content) })
}

/** A file for reading names parties by their letters. */
const words = (plan: Numbered & { readonly parties: readonly Party[] }): Omit<Base, 'state'> => ({
  labels: planLabels({
    pillars: plan.pillars,
    parties: plan.parties.map(({ id, letter }) => ({ id, name: letter })),
  }),
  placeholder: ENGLISH.noTextYet,
})
