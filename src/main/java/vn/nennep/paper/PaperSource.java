package vn.nennep.paper;

/** Gathers what a kind of paper says from the services of the rooms; asks for the rights by asking them. */
interface PaperSource {

    PaperKind kind();

    /** @throws vn.nennep.shared.RefusedException when there is no such paper for the person */
    PaperFacts gather(PaperRequest request);
}
