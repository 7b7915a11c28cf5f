package vn.vanthu.registry;

/** What sort of body a union belongs to. */
public enum UnitKind {
  SCHOOL,
  ENTERPRISE,
  ADMINISTRATION,
  HEALTH,
  COOPERATIVE
}
