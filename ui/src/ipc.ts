// The only module that calls the backend through Tauri.

import { Channel, invoke } from "@tauri-apps/api/core";
import { listen } from "@tauri-apps/api/event";

import type {
  AccessModesView,
  AddressBookView,
  AuditLogNotices,
  AuditLogPageView,
  AuditLogQueryView,
  CertificateView,
  ChangeCustomer,
  ChangedView,
  CompareView,
  ConnectStore,
  ConnectionView,
  CreatedView,
  CheckpointView,
  CursorView,
  CustomerPageView,
  CustomerQueryView,
  CustomerView,
  DeleteCustomer,
  DeletedView,
  ErasedView,
  ErasePerson,
  ExportCustomers,
  ExportFormat,
  ExportOrders,
  ExportProgress,
  ExportedView,
  ImpersonationEnded,
  ImpersonationView,
  ImportColumns,
  ImportProgress,
  ImportRowView,
  ImportStage,
  ImportView,
  Label,
  LockReason,
  NewCustomerView,
  NewPasswordSignIn,
  NewPasswordView,
  OpenImport,
  OrderPageView,
  OrderView,
  PaymentsView,
  Preview,
  Problem,
  ReplaceSecret,
  RequestView,
  RowState,
  Rules,
  SandboxFaults,
  SandboxRestart,
  SandboxView,
  SaveAddress,
  SavedAddressView,
  ScanNews,
  ScanOrders,
  SeenView,
  SetPassword,
  SettingsView,
  SignIn,
  SpendingView,
  StatusView,
  StoreOrderRowView,
  StoreOrderView,
  StoreWaits,
  TransactionView,
  UpdateView,
  VerdictView,
} from "./bindings";

function isProblem(thrown: unknown): thrown is Problem {
  return typeof thrown === "object" && thrown !== null && "code" in thrown && "message" in thrown;
}

/** The problem that was thrown. Anything else becomes an internal one. */
export function asProblem(thrown: unknown): Problem {
  if (isProblem(thrown)) return thrown;
  return {
    code: "internal",
    message: "The program made a mistake.",
    advice: `Try again. If it happens again, report this: ${String(thrown)}`,
    field: null,
    requestId: null,
  };
}

async function call<T>(command: string, args: Record<string, unknown> = {}): Promise<T> {
  try {
    return await invoke<T>(command, args);
  } catch (thrown) {
    throw asProblem(thrown);
  }
}

export const settings = {
  status: () => call<StatusView>("plugin:settings|status"),
  ready: () => call<null>("plugin:settings|ready"),
  /** Sets which items of the menu bar are enabled. */
  enableMenuItems: (commands: string[]) => call<null>("plugin:settings|enable_menu_items", { commands }),
  change: (settings: SettingsView) => call<SettingsView>("plugin:settings|change", { settings }),
  active: () => call<null>("plugin:settings|active"),
  lock: () => call<null>("plugin:settings|lock"),
  unlock: () => call<null>("plugin:settings|unlock"),
  /** Listens to the menu bar. The argument is the ID of a command. */
  onMenu: (handler: (command: string) => void) => listen<string>("menu", (event) => handler(event.payload)),
  /** A report for support without personal data. */
  diagnostics: () => call<string>("plugin:settings|diagnostics"),
  /** Listens to locks that the backend starts. */
  onLocked: (handler: (reason: LockReason) => void) => listen<LockReason>("locked", (event) => handler(event.payload)),
};

export const connections = {
  connect: (store: ConnectStore) => call<ConnectionView>("plugin:connections|connect", { store }),
  /** Shows a native file dialog. Null if the user chose no file. */
  chooseCertificate: () => call<CertificateView | null>("plugin:connections|choose_certificate"),
  open: (connection: string) => call<ConnectionView>("plugin:connections|open", { connection }),
  replaceSecret: (secret: ReplaceSecret) => call<ConnectionView>("plugin:connections|replace_secret", { secret }),
  relabel: (connection: string, label: Label) =>
    call<ConnectionView>("plugin:connections|relabel", { connection, label }),
  test: (connection: string) => call<null>("plugin:connections|test", { connection }),
  remove: (connection: string) => call<null>("plugin:connections|remove", { connection }),
  changeRules: (connection: string, rules: Rules) =>
    call<ConnectionView>("plugin:connections|change_rules", { connection, rules }),
};

export const requests = {
  list: (connection: string) => call<RequestView[]>("plugin:requests|list", { connection }),
  cancelRetries: (connection: string) => call<null>("plugin:requests|cancel_retries", { connection }),
  /** Listens to changes of the pending retries. */
  onWaits: (handler: (waits: StoreWaits) => void) =>
    listen<StoreWaits>("store-waits", (event) => handler(event.payload)),
};

export const sandbox = {
  open: () => call<ConnectionView>("plugin:sandbox|open"),
  status: () => call<SandboxView | null>("plugin:sandbox|status"),
  injectFaults: (faults: SandboxFaults) => call<SandboxView>("plugin:sandbox|inject_faults", { faults }),
  restart: (restart: SandboxRestart) => call<ConnectionView>("plugin:sandbox|restart", { restart }),
  copySecret: () => call<null>("plugin:sandbox|copy_secret"),
};

export const customers = {
  list: (connection: string, query: CustomerQueryView) =>
    call<CustomerPageView>("plugin:customers|list", { connection, query }),
  get: (connection: string, customer: string) => call<CustomerView>("plugin:customers|get", { connection, customer }),
  create: (connection: string, customer: NewCustomerView) =>
    call<CreatedView>("plugin:customers|create", { connection, customer }),
  setPassword: (connection: string, change: SetPassword) =>
    call<CustomerView>("plugin:customers|set_password", { connection, change }),
  change: (connection: string, change: ChangeCustomer) =>
    call<ChangedView>("plugin:customers|change", { connection, change }),
  delete: (connection: string, deletion: DeleteCustomer) =>
    call<DeletedView>("plugin:customers|delete", { connection, deletion }),
  addresses: (connection: string, customer: string) =>
    call<AddressBookView[]>("plugin:customers|addresses", { connection, customer }),
  saveAddress: (connection: string, save: SaveAddress) =>
    call<SavedAddressView>("plugin:customers|save_address", { connection, save }),
  deleteAddress: (connection: string, customer: string, address: string) =>
    call<null>("plugin:customers|delete_address", { connection, customer, address }),
  spending: (connection: string, customer: string, all: boolean) =>
    call<SpendingView>("plugin:customers|spending", { connection, customer, all }),
};

export const imports = {
  /** Parses a file. Its text may hold passwords and must not be kept. */
  open: (connection: string, file: OpenImport) => call<ImportView>("plugin:imports|open", { connection, file }),
  current: (connection: string) => call<ImportView | null>("plugin:imports|current", { connection }),
  /** The dry run. Resolves when it ends. */
  check: (id: string, columns: ImportColumns) => call<null>("plugin:imports|check", { import: id, columns }),
  /** Creates the customers. Resolves with the last stage. */
  run: (id: string) => call<ImportStage>("plugin:imports|run", { import: id }),
  pause: (id: string) => call<null>("plugin:imports|pause", { import: id }),
  resume: (id: string) => call<null>("plugin:imports|resume", { import: id }),
  stop: (id: string) => call<null>("plugin:imports|stop", { import: id }),
  /** Drops the file and the passwords in it. */
  close: (id: string) => call<null>("plugin:imports|close", { import: id }),
  rows: (id: string, only: RowState | null) => call<ImportRowView[]>("plugin:imports|rows", { import: id, only }),
  /** Reports the progress, now and at each change. */
  watch: (id: string, handler: (progress: ImportProgress) => void) =>
    call<null>("plugin:imports|watch", { import: id, news: new Channel(handler) }),
  saveRejects: (id: string) => call<ExportedView>("plugin:imports|save_rejects", { import: id }),
};

export const exports = {
  customers: (connection: string, wanted: ExportCustomers, handler: (progress: ExportProgress) => void) =>
    call<ExportedView>("plugin:exports|customers", { connection, wanted, news: new Channel(handler) }),
  orders: (connection: string, wanted: ExportOrders, handler: (progress: ExportProgress) => void) =>
    call<ExportedView>("plugin:exports|orders", { connection, wanted, news: new Channel(handler) }),
  stop: (name: string) => call<null>("plugin:exports|stop", { export: name }),
};

export const impersonation = {
  ways: (connection: string, customer: string) =>
    call<AccessModesView>("plugin:impersonation|ways", { connection, customer }),
  signIn: (connection: string, signIn: SignIn) =>
    call<ImpersonationView>("plugin:impersonation|sign_in", { connection, signIn }),
  preview: (connection: string, preview: Preview) =>
    call<ImpersonationView>("plugin:impersonation|preview", { connection, preview }),
  newPassword: (connection: string, change: NewPasswordSignIn) =>
    call<NewPasswordView>("plugin:impersonation|new_password", { connection, change }),
  copyPassword: () => call<null>("plugin:impersonation|copy_password"),
  dropPassword: () => call<null>("plugin:impersonation|drop_password"),
  current: () => call<ImpersonationView | null>("plugin:impersonation|current"),
  stop: () => call<null>("plugin:impersonation|stop"),
  profile: (session: string) => call<SeenView<CustomerView>>("plugin:impersonation|profile", { session }),
  addresses: (session: string) => call<SeenView<AddressBookView[]>>("plugin:impersonation|addresses", { session }),
  /** Listens to the end of sessions. */
  onEnded: (handler: (ended: ImpersonationEnded) => void) =>
    listen<ImpersonationEnded>("impersonation-ended", (event) => handler(event.payload)),
};

export const journal = {
  list: (query: AuditLogQueryView, below: CursorView | null) =>
    call<AuditLogPageView>("plugin:journal|list", { query, below }),
  trouble: () => call<string | null>("plugin:journal|trouble"),
  verify: () => call<VerdictView>("plugin:journal|verify"),
  /** Without a public key, this computer's must have signed the checkpoint. */
  verifyAgainst: (checkpoint: string, publicKey: string) =>
    call<VerdictView>("plugin:journal|verify_against", { checkpoint, publicKey }),
  notices: () => call<AuditLogNotices>("plugin:journal|notices"),
  publicKey: () => call<string | null>("plugin:journal|public_key"),
  export: (query: AuditLogQueryView, format: ExportFormat) =>
    call<ExportedView>("plugin:journal|export", { query, format }),
  checkpoint: () => call<CheckpointView>("plugin:journal|checkpoint"),
  receipt: (session: string) => call<string>("plugin:journal|receipt", { session }),
  /** Erases the data of the person that an entry is about. */
  erase: (request: ErasePerson) => call<ErasedView>("plugin:journal|erase", { request }),
};

export const orders = {
  list: (session: string, offset: number) => call<SeenView<OrderPageView>>("plugin:orders|list", { session, offset }),
  get: (session: string, order: string) => call<SeenView<OrderView>>("plugin:orders|get", { session, order }),
  transactions: (session: string, order: string) =>
    call<SeenView<TransactionView[]>>("plugin:orders|transactions", { session, order }),
  compare: (session: string) => call<SeenView<CompareView>>("plugin:orders|compare", { session }),
  /** Loads the store's orders in batches. */
  scan: (connection: string, scan: ScanOrders, handler: (news: ScanNews) => void) =>
    call<null>("plugin:orders|scan", { connection, scan, news: new Channel(handler) }),
  /** The first few orders with this number. */
  find: (connection: string, number: string) => call<StoreOrderRowView[]>("plugin:orders|find", { connection, number }),
  stopScan: (scan: string) => call<null>("plugin:orders|stop_scan", { scan }),
  open: (connection: string, order: string) => call<StoreOrderView>("plugin:orders|open", { connection, order }),
  payments: (connection: string, order: string) => call<PaymentsView>("plugin:orders|payments", { connection, order }),
  raw: (connection: string, order: string) => call<string>("plugin:orders|raw", { connection, order }),
};

export const updates = {
  status: () => call<UpdateView>("plugin:updates|status"),
  check: () => call<UpdateView>("plugin:updates|check"),
  download: () => call<UpdateView>("plugin:updates|download"),
  cancel: () => call<null>("plugin:updates|cancel"),
  restart: () => call<null>("plugin:updates|restart"),
  /** Listens to the steps of an update. */
  onStep: (handler: (update: UpdateView) => void) => listen<UpdateView>("update", (event) => handler(event.payload)),
};
