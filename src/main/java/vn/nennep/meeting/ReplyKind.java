package vn.nennep.meeting;

/** What the presenter answered to a contribution (tiếp thu, bổ sung, giải trình, bảo lưu). */
public enum ReplyKind {
    ACCEPTED,
    SUPPLEMENTED,
    EXPLAINED,
    RESERVED
}
