package io.posthorn.api.scope;

import io.posthorn.common.scope.Scope;

/// What projects hold and what goes with them: the role of each table of such things.
public interface PartOfProject {
    /// Deletes what a project holds, within the transaction that deletes the project.
    void deleteAll(Scope.Project project);
}
