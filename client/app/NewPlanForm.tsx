import { type FormEvent, lazy, Suspense, useCallback, useEffect, useRef, useState } from 'react'
import type {
  CreatePlanRequest,
  CreatePlanResponse,
  TemplatesResponse,
} from '../../shared/wire/http.ts'
import type { CreateFromContentRequest } from '../../shared/wire/planContent.ts'
import type { Problem } from '../../shared/wire/problem.ts'
import type { FileChoice } from '../features/intake/FromFile.tsx'
import { createPlan, listTemplates } from '../sync/api.ts'
import { Button } from '../ui/Button.tsx'
import { Field } from '../ui/Field.tsx'
import { type Beginning, BeginWith } from './BeginWith.tsx'
import { partiesWithIds, type PlanDraft, readDraft, type Wrongs, wrongsOf } from './newPlan.ts'
import styles from './NewPlanForm.module.css'
import { PartyRows } from './PartyRows.tsx'

type Template = TemplatesResponse['templates'][number]

const NO_WRONGS: Wrongs = new Map()

/** What only those need who bring a file. */
const FromFile = lazy(async () => ({
  default: (await import('../features/intake/FromFile.tsx')).FromFile,
}))

/** The form for a new plan: its template or file, title, parties, and who convenes it. */
export function NewPlanForm({
  onCreated,
}: {
  readonly onCreated: (created: CreatePlanResponse) => void
}) {
  const [templates, setTemplates] = useState<readonly Template[]>([])
  const [draft, setDraft] = useState<PlanDraft>({ template: '', title: '', parties: [], name: '' })
  const [wrongs, setWrongs] = useState<Wrongs>(NO_WRONGS)
  const [problem, setProblem] = useState<Problem | null>(null)
  const [sending, setSending] = useState(false)
  const [tries, setTries] = useState(0)
  const form = useRef<HTMLFormElement>(null)
  const nextKey = useRef(1)
  const [begin, setBegin] = useState<Beginning>('template')
  const [file, setFile] = useState<FileChoice | null>(null)
  const told = useRef(false)
  // Once it was chosen, a file and what was corrected of it stay while somebody looks at the templates.
  const [wasFile, setWasFile] = useState(false)
  if (begin === 'file' && !wasFile) setWasFile(true)
  const waits = waitsFor(begin, templates.length > 0, file)

  useEffect(() => {
    let here = true
    void listTemplates().then((answer) => {
      if (!here) return
      if (!answer.ok) return setProblem(answer.problem)
      setTemplates(answer.value.templates)
      const [first] = answer.value.templates
      if (first !== undefined) setDraft((before) => ({ ...before, ...filledBy(first) }))
    })
    return () => {
      here = false
    }
  }, [tries])

  function filledBy(template: Template): Omit<PlanDraft, 'name'> {
    return {
      template: template.name,
      title: template.title,
      parties: template.parties.map((party) => ({ ...party, key: nextKey.current++ })),
    }
  }
  const change = (part: Partial<PlanDraft>): void => setDraft((before) => ({ ...before, ...part }))
  /** A file tells its title and parties once; what is typed after that stays. */
  const takeFile = useCallback(
    (choice: FileChoice): void => {
      setFile(choice)
      if (told.current) return
      told.current = true
      const { title, parties } = choice
      setDraft((before) => ({
        ...before,
        // The title of a template is none for a file.
        title: title ?? (templates.some((one) => one.title === before.title) ? '' : before.title),
        parties:
          parties.length === 0
            ? before.parties
            : parties.map(({ id, ...party }) => ({
                ...party,
                key: nextKey.current++,
                fileId: id,
              })),
      }))
    },
    [templates],
  )
  const forgetFile = (): void => {
    told.current = false
    setFile(null)
    setDraft((before) => ({
      ...before,
      // Without the file nothing names them.
      parties: before.parties.map(({ key, name, letter, colour }) => ({
        key,
        name,
        letter,
        colour,
      })),
    }))
  }

  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const read = whatToCreate(draft, begin === 'file' ? file : null)
    if (!('request' in read) && !('wrong' in read)) {
      setWrongs(read)
      // Where the first thing is wrong; the fields know it only after this has been drawn.
      requestAnimationFrame(() =>
        form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus(),
      )
      return
    }
    setWrongs(NO_WRONGS)
    setProblem(null)
    if ('wrong' in read) return setProblem(notYet(read.wrong))
    setSending(true)
    const answer = await createPlan(read.request)
    setSending(false)
    if (answer.ok) onCreated(answer.value)
    else setProblem(answer.problem)
  }

  return (
    <form ref={form} className={styles.form} noValidate onSubmit={(event) => void submit(event)}>
      <BeginWith begin={begin} onChange={setBegin} />
      {begin === 'template' ? (
        <fieldset>
          <legend className={styles.legend}>Template</legend>
          <div className={styles.templates}>
            {templates.map((template) => (
              <label key={template.name} className={styles.template}>
                <input
                  type="radio"
                  name="template"
                  checked={draft.template === template.name}
                  onChange={() => change(filledBy(template))}
                />
                <b>{template.title}</b>
                <span>{pointCount(template.points)}</span>
              </label>
            ))}
          </div>
        </fieldset>
      ) : null}
      <div hidden={begin !== 'file'}>
        {wasFile && (
          <Suspense fallback={<p role="status">One moment…</p>}>
            <FromFile onChange={takeFile} onOther={forgetFile} />
          </Suspense>
        )}
      </div>
      <Field
        label="Title"
        value={draft.title}
        maxLength={160}
        autoComplete="off"
        wrong={wrongs.get('title')}
        onChange={(event) => change({ title: event.target.value })}
      />
      <PartyRows
        parties={draft.parties}
        wrongs={wrongs}
        newKey={() => nextKey.current++}
        onChange={(parties) => change({ parties })}
      />
      <Field
        label="Your name"
        hint="You will be the convener of this plan."
        value={draft.name}
        maxLength={80}
        autoComplete="name"
        wrong={wrongs.get('name')}
        onChange={(event) => change({ name: event.target.value })}
      />
      {problem !== null && (
        <div className={styles.problem} role="alert">
          <b>{problem.title}</b>
          {problem.detail}{' '}
          {templates.length === 0 && begin === 'template' && (
            <Button
              small
              onClick={() => {
                setProblem(null)
                setTries(tries + 1)
              }}
            >
              Try again
            </Button>
          )}
        </div>
      )}
      <div>
        <Button kind="main" type="submit" disabled={sending || waits !== null}>
          Create the plan
        </Button>
        {begin === 'file' && waits !== null && (
          <p className={styles.waits} role="status">
            {waits}
          </p>
        )}
      </div>
    </form>
  )
}

/** What is sent; or what is wrong with the fields, by their names; or with the file, in a sentence. */
function whatToCreate(
  draft: PlanDraft,
  file: FileChoice | null,
):
  | { readonly request: CreatePlanRequest | CreateFromContentRequest }
  | { readonly wrong: string }
  | Wrongs {
  if (file === null) {
    const read = readDraft(draft)
    return 'template' in read ? { request: read } : read
  }
  const wrongs = wrongsOf(draft)
  if (wrongs.size > 0) return wrongs
  return file.content({
    title: draft.title,
    name: draft.name,
    parties: partiesWithIds(draft.parties),
  })
}

/** Why the plan cannot be created yet, for a file in a sentence; null when it can. */
function waitsFor(begin: Beginning, hasTemplates: boolean, file: FileChoice | null): string | null {
  if (begin === 'template') return hasTemplates ? null : ''
  return file === null ? 'Choose a file or paste a text first.' : file.waits
}

/** What keeps a file from becoming a plan, told as the server would. */
const notYet = (detail: string): Problem => ({
  type: 'urn:parley:problem:not-yet',
  title: 'This cannot be created yet',
  status: 0,
  detail,
})

const pointCount = (points: number): string =>
  points === 0 ? 'No points yet' : points === 1 ? '1 point' : `${points} points`
